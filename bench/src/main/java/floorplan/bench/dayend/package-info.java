/** Comparison of Floorplan's day-end with alternatives, on equal tables. */
@NullMarked
package floorplan.bench.dayend;

import org.jspecify.annotations.NullMarked;
