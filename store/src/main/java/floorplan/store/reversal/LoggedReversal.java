package floorplan.store.reversal;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.Allocation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code reversal_log} with the repayment it takes back, all of it locked by this transaction.
 *
 * @param by who asked for it
 * @param reason reason given by that person
 * @param loanId the loan's key in the database
 * @param principal of the allocation
 * @param effectiveDate null until it is applied
 */
public record LoggedReversal(
        String repaymentId,
        String by,
        String reason,
        long loanId,
        String loanNo,
        String dealerId,
        LoanType loanType,
        Payer payer,
        LocalDate valueDate,
        Allocation allocation,
        Money principal,
        @Nullable LocalDate effectiveDate) {
    /** The movement by which the reversal uses the credit line again, from a date on. */
    public CreditMovement movement(LocalDate effective) {
        return CreditMovement.reversal(repaymentId, loanNo, dealerId, principal, effective);
    }
}
