/** Reconciliations on the real servers. */
@NullMarked
package floorplan.activities.reconcile;

import org.jspecify.annotations.NullMarked;
