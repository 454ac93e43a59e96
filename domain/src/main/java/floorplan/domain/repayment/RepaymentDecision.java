package floorplan.domain.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import org.jspecify.annotations.Nullable;

/** The final decision about a repayment: applied or refused. */
public sealed interface RepaymentDecision permits RepaymentDecision.Applied, Refusal {

    /**
     * The repayment was applied to its loan.
     *
     * @param loanType the type of the loan
     * @param restoration the credit that it restores to the dealer
     * @param correctionSeq number of the loan's correction that booked it; null if it came in time
     */
    record Applied(
            LoanType loanType,
            CreditMovement restoration,
            @Nullable Integer correctionSeq) implements RepaymentDecision {
        /** A repayment that came in time. */
        public Applied(LoanType loanType, CreditMovement restoration) {
            this(loanType, restoration, null);
        }
    }
}
