package floorplan.store.loan;

import java.time.LocalDate;

/**
 * A loan's rows make no loan: one that must be there is missing, or was changed by hand. Nothing may be calculated from the others; the rows must be put back
 * first, from a backup.
 */
public final class IncompleteLoan extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param date the first date whose row is missing */
    IncompleteLoan(String loanNo, LocalDate date) {
        super("loan " + loanNo + ": its accrual row of " + date + " is missing");
    }

    /** @param cause says why the rows make no loan */
    public IncompleteLoan(String loanNo, IllegalArgumentException cause) {
        super("loan " + loanNo + ": " + cause.getMessage(), cause);
    }
}
