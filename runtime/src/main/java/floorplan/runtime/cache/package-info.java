/** Wires the cache of loans and credit lines, and its meters. */
@NullMarked
package floorplan.runtime.cache;

import org.jspecify.annotations.NullMarked;
