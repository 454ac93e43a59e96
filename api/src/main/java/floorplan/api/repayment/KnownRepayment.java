package floorplan.api.repayment;

import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews.ReversalView;
import org.jspecify.annotations.Nullable;

/**
 * A repayment with its records on both sides.
 *
 * @param credited the outcome of its message; null while the credit side has none
 * @param reversal its reversal, finished or under way; null if there is none
 */
record KnownRepayment(
        RepaymentView repayment,
        @Nullable Credited credited,
        @Nullable KnownReversal reversal) {
    /**
     * A reversal with its records on both sides.
     *
     * @param credited the outcome of the reversal's message; null while the credit side has none
     */
    record KnownReversal(ReversalView reversal, @Nullable Credited credited) {
        boolean isTold() {
            return reversal.sentAt() != null;
        }
    }

    RepaymentStatus status() {
        return repayment.status();
    }

    /** True if the repayment was reversed and the message about it is sent to the credit side. */
    boolean isReversalTold() {
        return reversal != null && reversal.isTold();
    }
}
