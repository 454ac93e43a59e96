package floorplan.store.loan;

import java.time.LocalDate;

/**
 * A loan's rows form no valid loan: one is missing, or was changed by hand. Nothing may be calculated from the others
 * until the rows are restored from a backup.
 */
public final class IncompleteLoan extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param date the first date whose row is missing */
    IncompleteLoan(String loanNo, LocalDate date) {
        super("loan " + loanNo + ": its accrual row of " + date + " is missing");
    }

    /** @param cause says why the rows form no valid loan */
    public IncompleteLoan(String loanNo, IllegalArgumentException cause) {
        super("loan " + loanNo + ": " + cause.getMessage(), cause);
    }
}
