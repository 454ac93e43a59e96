package floorplan.api.repayment;

import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews.ReversalView;
import org.jspecify.annotations.Nullable;

/**
 * A repayment with what each side's log says of it.
 *
 * @param credited what became of its message; null while the credit side has not had it
 * @param reversal null unless it was taken back, or is being
 */
record KnownRepayment(
        RepaymentView repayment,
        @Nullable Credited credited,
        @Nullable KnownReversal reversal) {
    /**
     * A reversal with what each side's log says of it.
     *
     * @param credited as of the repayment
     */
    record KnownReversal(ReversalView reversal, @Nullable Credited credited) {
        boolean isTold() {
            return reversal.sentAt() != null;
        }
    }

    RepaymentStatus status() {
        return repayment.status();
    }

    /** Whether it was taken back and the credit side was told. */
    boolean isReversalTold() {
        return reversal != null && reversal.isTold();
    }
}
