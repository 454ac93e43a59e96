/** Waits for workflows as long as a request may wait, even if Temporal is down. */
@NullMarked
package floorplan.api.answer;

import org.jspecify.annotations.NullMarked;
