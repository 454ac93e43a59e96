/** The credit side: credit lines are reserved by imports and restored by repayments; what cannot be restored waits for a person. */
@NullMarked
package floorplan.workflows.credit;

import org.jspecify.annotations.NullMarked;
