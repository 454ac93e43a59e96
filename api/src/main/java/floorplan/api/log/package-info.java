/** Logs each request that may change something, and puts ids on its lines. */
@NullMarked
package floorplan.api.log;

import org.jspecify.annotations.NullMarked;
