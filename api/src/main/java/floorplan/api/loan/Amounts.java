package floorplan.api.loan;

import floorplan.domain.money.Rounding;

/** Money as the API writes it. */
final class Amounts {
    private Amounts() {}

    static String amount(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }
}
