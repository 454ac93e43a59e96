package floorplan.domain.loan;

/** Who bears the interest of a loan. The principal is the dealer's in each. */
public enum LoanType {
    /** The dealer owes everything. */
    DEALER(1),
    /** The manufacturer owes the interest, which brings neither late fee nor penalty. */
    MANUFACTURER(2),
    /** Interest is divided by the loan's dealer share; each part follows its payer's rules. */
    SPLIT(3);

    private final int code;

    LoanType(int code) {
        this.code = code;
    }

    /** What the keys of stored loans of this type begin with, from 1 to 91: of each type its own, and never changed. */
    public int code() {
        return code;
    }
}
