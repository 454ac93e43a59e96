/** Measurements of the list of repayments: the time of a page of each filter, and the cost of the indexes. */
@NullMarked
package floorplan.bench.list;

import org.jspecify.annotations.NullMarked;
