package floorplan.domain.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;

/** The final decision about a repayment: applied or refused. */
public sealed interface RepaymentDecision permits RepaymentDecision.Applied, Refusal {

    /**
     * The repayment was applied to its loan.
     *
     * @param loanType the type of the loan
     * @param restoration the credit that it restores to the dealer
     */
    record Applied(LoanType loanType, CreditMovement restoration) implements RepaymentDecision {}
}
