/** Reversals on the real servers. */
@NullMarked
package floorplan.activities.reversal;

import org.jspecify.annotations.NullMarked;
