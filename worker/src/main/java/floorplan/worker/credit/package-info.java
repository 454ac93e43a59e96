/** The credit side's process: its listener and what its task queue works with. */
@NullMarked
package floorplan.worker.credit;

import org.jspecify.annotations.NullMarked;
