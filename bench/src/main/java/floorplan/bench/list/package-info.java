/** Lists of many repayments: how long a page of each filter takes, and what the indexes for that cost. */
@NullMarked
package floorplan.bench.list;

import org.jspecify.annotations.NullMarked;
