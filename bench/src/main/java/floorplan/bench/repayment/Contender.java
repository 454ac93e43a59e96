package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;

/** One way to carry out a repayment. */
interface Contender {
    String title();

    /** Returns once the repayment is applied and published; throws when it is not. */
    void repay(AcceptedRepayment repayment);
}
