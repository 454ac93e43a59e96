package floorplan.domain.loan;

/** The status of a loan: open, or closed because it is paid off. */
public enum LoanStatus {
    OPEN,
    CLOSED;

    public static LoanStatus of(boolean paidOff) {
        return paidOff ? CLOSED : OPEN;
    }
}
