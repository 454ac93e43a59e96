/** Floorplan side by side with what one would write instead, on the same servers, in the same run. */
@NullMarked
package floorplan.bench;

import org.jspecify.annotations.NullMarked;
