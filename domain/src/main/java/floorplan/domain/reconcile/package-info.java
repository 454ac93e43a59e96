/** Comparing the account side's movements of credit with the credit side's. */
@NullMarked
package floorplan.domain.reconcile;

import org.jspecify.annotations.NullMarked;
