/** What Temporal starts by itself at given times. */
@NullMarked
package floorplan.worker.schedule;

import org.jspecify.annotations.NullMarked;
