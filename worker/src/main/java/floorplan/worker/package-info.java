/**
 * The worker process: the {@code clms} and {@code day-end} task queues, the listener for credit messages, and the
 * schedules.
 */
@NullMarked
package floorplan.worker;

import org.jspecify.annotations.NullMarked;
