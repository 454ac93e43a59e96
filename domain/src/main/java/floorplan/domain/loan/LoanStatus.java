package floorplan.domain.loan;

/** The status of a loan: open, or paid off, which clients see as {@code CLOSED}. */
public enum LoanStatus {
    OPEN,
    CLOSED;

    public static LoanStatus of(boolean paidOff) {
        return paidOff ? CLOSED : OPEN;
    }
}
