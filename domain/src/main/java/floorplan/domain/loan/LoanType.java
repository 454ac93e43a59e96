package floorplan.domain.loan;

/** The type of a loan: it says who owes the interest. The dealer owes the principal in every type. */
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

    /**
     * The first digits of the keys of stored loans of this type, from 1 to 91. Each type has its own code, which never
     * changes.
     */
    public int code() {
        return code;
    }
}
