/** Reads through the cache beside reads from the database. */
@NullMarked
package floorplan.bench.cache;

import org.jspecify.annotations.NullMarked;
