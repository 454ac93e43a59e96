/** The operations of the API, as the pages use them. */
@NullMarked
package floorplan.console.operation;

import org.jspecify.annotations.NullMarked;
