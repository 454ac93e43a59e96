package floorplan.domain.repayment;

/** The reason for refusing a repayment. */
public enum RefusalReason {
    UNKNOWN_LOAN,
    LOAN_CLOSED,
    WRONG_CURRENCY,
    /**
     * The value date lies further back than the client may go, in the future, or before the receipt that pays was
     * received.
     */
    VALUE_DATE_OUT_OF_RANGE,
    /** The payer owes nothing on this loan. */
    NOTHING_OWED,
    MORE_THAN_OWED,
    /** The loan's rows are damaged, so the amounts owed are unknown. */
    LOAN_INCOMPLETE,
    /** There is no such unapplied receipt. */
    UNKNOWN_RECEIPT,
    /** The amount exceeds the open part of the receipt that pays. */
    MORE_THAN_OPEN,
    /** The receipt that pays came from another payer. */
    OTHER_PAYER,
    /** The repayment that the receipt comes from is being reversed. */
    BEING_REVERSED
}
