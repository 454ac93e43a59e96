/** Takes requests for a while after the shutdown has begun. */
@NullMarked
package floorplan.api.shutdown;

import org.jspecify.annotations.NullMarked;
