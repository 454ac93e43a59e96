/** The workflow of a repayment: it is logged, applied to the loan, and told to the credit side. */
@NullMarked
package floorplan.workflows.repayment;

import org.jspecify.annotations.NullMarked;
