/** The effective settings of the API. */
@NullMarked
package floorplan.console.settings;

import org.jspecify.annotations.NullMarked;
