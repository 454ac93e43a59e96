/** Compares both sides every hour, mends missing movements, and records the differences that need a person. */
@NullMarked
package floorplan.workflows.reconcile;

import org.jspecify.annotations.NullMarked;
