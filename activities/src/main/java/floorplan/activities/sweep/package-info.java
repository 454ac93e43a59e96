/** Sweeps on the real servers. */
@NullMarked
package floorplan.activities.sweep;

import org.jspecify.annotations.NullMarked;
