package floorplan.domain.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;

/** What was decided about a repayment: it was applied, or refused for good. */
public sealed interface RepaymentDecision permits RepaymentDecision.Applied, Refusal {

    /**
     * The repayment was applied to its loan.
     *
     * @param loanType of the loan
     * @param restoration what it restores of the dealer's credit
     */
    record Applied(LoanType loanType, CreditMovement restoration) implements RepaymentDecision {}
}
