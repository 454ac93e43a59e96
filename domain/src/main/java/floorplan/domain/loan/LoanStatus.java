package floorplan.domain.loan;

/** Whether a loan is paid off. */
public enum LoanStatus {
    OPEN,
    CLOSED;

    public static LoanStatus of(boolean paidOff) {
        return paidOff ? CLOSED : OPEN;
    }
}
