/** The connection of every process to Redis. */
@NullMarked
package floorplan.runtime.redis;

import org.jspecify.annotations.NullMarked;
