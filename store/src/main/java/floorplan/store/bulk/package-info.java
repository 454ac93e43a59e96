/** Requests about many items at once, and the result of each item. Both schemas have tables for them. */
@NullMarked
package floorplan.store.bulk;

import org.jspecify.annotations.NullMarked;
