package floorplan.domain.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A refused repayment: it changes nothing and accrues no date.
 *
 * @param reason for programs
 * @param detail for people: the problem and the remedy
 */
public record Refusal(RefusalReason reason, String detail) implements RepaymentOutcome, RepaymentDecision {

    /** The loan does not exist. */
    public static Refusal unknownLoan(String loanId) {
        return new Refusal(
                RefusalReason.UNKNOWN_LOAN, "There is no loan " + loanId + ". Check loanId, or import the loan first.");
    }

    /** @param missing names the loan and the missing records */
    public static Refusal loanIncomplete(String missing) {
        return new Refusal(
                RefusalReason.LOAN_INCOMPLETE,
                "The records are incomplete, so the amount owed is unknown (" + missing
                        + "). Operations must put the records back; then pay again under a new Idempotency-Key.");
    }

    /** The loan is paid off on the value date. */
    public static Refusal loanPaidOff(String loanId) {
        return new Refusal(RefusalReason.LOAN_CLOSED, "Loan " + loanId + " is paid off. Return the money.");
    }

    static Refusal wrongCurrency(String loanId, Currency loanCurrency, Currency paid) {
        return new Refusal(
                RefusalReason.WRONG_CURRENCY,
                "Loan " + loanId + " is in " + loanCurrency.getCurrencyCode() + ", not in " + paid.getCurrencyCode()
                        + ". Pay in " + loanCurrency.getCurrencyCode() + ".");
    }

    static Refusal valueDateOutOfRange(LocalDate stated, LocalDate earliest, LocalDate latest) {
        return new Refusal(
                RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                "Value date " + stated + " is not in the range from " + earliest + " to " + latest
                        + ". State a date in this range, or leave valueDate out.");
    }

    /** The payer owes nothing on the value date. */
    public static Refusal nothingOwed(String loanId, Payer payer) {
        return new Refusal(
                RefusalReason.NOTHING_OWED,
                "The " + word(payer) + " owes nothing of loan " + loanId + ". Check payer, or return the money.");
    }

    /** @param most the most that would be taken */
    public static Refusal moreThanOwed(String loanId, Payer payer, LocalDate valueDate, Money amount, Money most) {
        return new Refusal(
                RefusalReason.MORE_THAN_OWED,
                amount + " is more than the " + word(payer) + " owes of loan " + loanId + " on " + valueDate
                        + ". Pay at most " + most + ".");
    }

    private static String word(Payer payer) {
        return switch (payer) {
            case DEALER -> "dealer";
            case MANUFACTURER -> "manufacturer";
        };
    }
}
