package floorplan.api.loan;

import floorplan.domain.money.Rounding;

/** Money of a loan, and the ids of its corrections, as the API writes them. */
public final class Amounts {
    private Amounts() {}

    public static String amount(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }

    /** The id of a loan's correction. */
    public static String correctionId(String loanNo, int seq) {
        return loanNo + ":" + seq;
    }
}
