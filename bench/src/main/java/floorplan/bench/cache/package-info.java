/** Comparison of reads through the cache with reads from the database. */
@NullMarked
package floorplan.bench.cache;

import org.jspecify.annotations.NullMarked;
