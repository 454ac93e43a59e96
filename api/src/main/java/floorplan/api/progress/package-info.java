/** Progress as server-sent events. */
@NullMarked
package floorplan.api.progress;

import org.jspecify.annotations.NullMarked;
