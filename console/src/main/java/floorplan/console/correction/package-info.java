/** The differences of corrections. */
@NullMarked
package floorplan.console.correction;

import org.jspecify.annotations.NullMarked;
