/** Limits on the size, rate and number of requests. */
@NullMarked
package floorplan.api.limits;

import org.jspecify.annotations.NullMarked;
