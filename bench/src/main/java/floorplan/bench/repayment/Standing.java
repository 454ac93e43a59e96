package floorplan.bench.repayment;

import java.util.List;

/**
 * How one contender did.
 *
 * @param together its rounds with many clients
 * @param alone its rounds with one
 */
record Standing(Contender contender, List<Round> together, List<Round> alone) {
    double perSecond() {
        return Spread.of(together, Round::perSecond).median();
    }
}
