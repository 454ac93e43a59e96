/** Reads through Redis that are never stale; {@code docs/cache.md} has the proof. */
@NullMarked
package floorplan.store.cache;

import org.jspecify.annotations.NullMarked;
