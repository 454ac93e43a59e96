/** Comparisons of Floorplan with alternatives, on the same servers, in the same run. */
@NullMarked
package floorplan.bench;

import org.jspecify.annotations.NullMarked;
