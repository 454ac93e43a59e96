/** Reconciliations of both sides. */
@NullMarked
package floorplan.console.reconcile;

import org.jspecify.annotations.NullMarked;
