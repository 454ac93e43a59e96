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
record Standing(Contender contender, List<Round> together, List<Round> halfLoad, List<Round> alone) {
    double perSecond() {
        return Spread.of(together, Round::perSecond).median();
    }
}
