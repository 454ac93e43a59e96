/** Reconciliation of the account side with the credit side, over HTTP. */
@NullMarked
package floorplan.api.reconcile;

import org.jspecify.annotations.NullMarked;
