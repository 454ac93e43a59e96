package floorplan.domain.receiptfile;

/**
 * The rules that find the loan of a receipt, in their order. Loan and repayment ids are looked up together, and so are
 * payoff and interest due; the first look-up that names exactly one loan decides.
 */
public enum MatchRule {
    /** The line states the number of a loan, in its own column or in the remittance text. */
    LOAN_ID,
    /** The remittance text contains the id of a repayment; that repayment's loan is named. */
    REPAYMENT_ID,
    /** The line states the VIN of an open loan. */
    VIN,
    /** The amount is the payoff of a loan of the party whose account paid. */
    PAYOFF,
    /** The amount is the interest due of a loan of the party whose account paid. */
    INTEREST_DUE;

    /** True if the rule compares amounts, which may change before the receipt is applied. */
    public boolean comparesAmounts() {
        return this == PAYOFF || this == INTEREST_DUE;
    }
}
