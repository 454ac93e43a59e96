package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;

/** One way to carry out a repayment. */
interface RepaymentContender {
    String title();

    /** Returns once the client may consider the repayment done; throws if it fails. */
    void repay(AcceptedRepayment repayment);

    /** Returns whether it changes the books; a repayment is then done once its credit is restored. */
    default boolean isReal() {
        return true;
    }
}
