/** Reads through Redis that are never stale: {@code docs/cache.md} says how, and why. */
@NullMarked
package floorplan.store.cache;

import org.jspecify.annotations.NullMarked;
