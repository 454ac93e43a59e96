/** A whole date closed by Floorplan and by what one would write instead, on equal tables. */
@NullMarked
package floorplan.bench.dayend;

import org.jspecify.annotations.NullMarked;
