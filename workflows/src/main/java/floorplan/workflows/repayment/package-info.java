/** The workflow of a repayment: log the repayment, apply it to the loan, tell the credit side. */
@NullMarked
package floorplan.workflows.repayment;

import org.jspecify.annotations.NullMarked;
