/** The credit side's tables, its marks in Redis and its dead queue. */
@NullMarked
package floorplan.store.credit;

import org.jspecify.annotations.NullMarked;
