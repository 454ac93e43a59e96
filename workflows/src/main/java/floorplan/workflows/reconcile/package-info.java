/** Compares both sides every hour, mends what it can, and names the rest. */
@NullMarked
package floorplan.workflows.reconcile;

import org.jspecify.annotations.NullMarked;
