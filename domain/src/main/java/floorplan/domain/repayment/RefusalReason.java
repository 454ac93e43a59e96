package floorplan.domain.repayment;

/** Why a repayment is refused. */
public enum RefusalReason {
    UNKNOWN_LOAN,
    LOAN_CLOSED,
    WRONG_CURRENCY,
    /** The stated value date is accrued already, or lies ahead. */
    VALUE_DATE_OUT_OF_RANGE,
    /** The payer owes nothing of this loan. */
    NOTHING_OWED,
    MORE_THAN_OWED,
    /** The loan's rows were damaged: what is owed cannot be told. */
    LOAN_INCOMPLETE
}
