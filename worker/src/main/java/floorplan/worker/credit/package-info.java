/** The credit side's process: its listener and the beans of its task queue. */
@NullMarked
package floorplan.worker.credit;

import org.jspecify.annotations.NullMarked;
