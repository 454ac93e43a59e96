/** Forms by which people carry out operations of the API. */
@NullMarked
package floorplan.console.action;

import org.jspecify.annotations.NullMarked;
