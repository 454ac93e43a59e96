/** What a request leaves in the log, and the ids on its lines. */
@NullMarked
package floorplan.api.log;

import org.jspecify.annotations.NullMarked;
