package floorplan.bench.repayment;

import floorplan.bench.Spread;
import java.util.List;

/**
 * A contender with its rounds.
 *
 * @param together its rounds with many clients
 * @param halfLoad its rounds with half the rate that these clients reached
 * @param alone its rounds with one client
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
