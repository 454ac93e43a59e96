package floorplan.domain.loan;

/** Who bears the interest of a loan. The principal is the dealer's in each. */
public enum LoanType {
    /** The dealer owes everything. */
    DEALER,
    /** The manufacturer owes the interest, which brings neither late fee nor penalty. */
    MANUFACTURER,
    /** Interest is divided by the loan's dealer share; each part follows its payer's rules. */
    SPLIT
}
