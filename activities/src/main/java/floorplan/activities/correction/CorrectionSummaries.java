package floorplan.activities.correction;

import floorplan.domain.money.Rounding;
import floorplan.store.correction.Corrections;
import floorplan.store.correction.Corrections.CorrectionTotals;
import floorplan.store.database.AccountDatabase;

/** Summaries of booked corrections, for the person who reads a workflow in the Temporal UI. */
public final class CorrectionSummaries {
    private final Corrections corrections;

    public CorrectionSummaries(AccountDatabase database) {
        this.corrections = new Corrections(database);
    }

    /** @param credit cents of the dealer's credit that the correction restores; below 0 if they are used again */
    public String of(String loanNo, int seq, long credit) {
        CorrectionTotals totals = corrections.totals(loanNo, seq);
        return ("Correction %s:%d: late fee %s, interest of the dealer %s and of the manufacturer %s, penalty %s; credit %s. "
                        + "GET /v1/loans/%s/corrections has every difference.")
                .formatted(
                        loanNo,
                        seq,
                        units(totals.lateFee()),
                        units(totals.dealerInterest()),
                        units(totals.manufacturerInterest()),
                        units(totals.penalty()),
                        units(credit),
                        loanNo);
    }

    private static String units(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }
}
