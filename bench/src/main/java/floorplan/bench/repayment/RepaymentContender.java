package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;

/** One way to carry out a repayment. */
interface RepaymentContender {
    String title();

    /** Returns once the client may take the repayment for done; throws when it is not. */
    void repay(AcceptedRepayment repayment);

    /** Whether it touches the books: a repayment is then done when its credit is restored. */
    default boolean isReal() {
        return true;
    }
}
