/** Requests about many items at once, and the result of each item. Both schemas have these tables. */
@NullMarked
package floorplan.store.bulk;

import org.jspecify.annotations.NullMarked;
