package floorplan.bench.repayment;

import floorplan.bench.Spread;
import java.util.List;

/**
 * How one contender did.
 *
 * @param together its rounds with many clients
 * @param halfLoad its rounds with half as many repayments a second as these clients made
 * @param alone its rounds with one
 */
record ContenderRounds(
        RepaymentContender contender,
        List<RepaymentRound> together,
        List<RepaymentRound> halfLoad,
        List<RepaymentRound> alone) {
    double perSecond() {
        return Spread.of(together, RepaymentRound::perSecond).median();
    }
}
