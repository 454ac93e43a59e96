/** Schedules by which Temporal starts workflows at given times. */
@NullMarked
package floorplan.worker.schedule;

import org.jspecify.annotations.NullMarked;
