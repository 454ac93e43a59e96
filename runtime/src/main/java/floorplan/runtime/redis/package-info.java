/** How every process reaches Redis. */
@NullMarked
package floorplan.runtime.redis;

import org.jspecify.annotations.NullMarked;
