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
                        + "). Operations must restore the records from a backup; then pay again under a new Idempotency-Key.");
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

    /** The receipt that is to pay does not exist. */
    public static Refusal unknownReceipt(String receiptId) {
        return new Refusal(RefusalReason.UNKNOWN_RECEIPT, "There is no receipt " + receiptId + ". Check its id.");
    }

    /** @param open the part of the receipt that has not left */
    public static Refusal moreThanOpen(String receiptId, Money open) {
        return new Refusal(
                RefusalReason.MORE_THAN_OPEN,
                open.cents() == 0
                        ? "Nothing of receipt " + receiptId + " is open. GET /v1/receipts/" + receiptId
                                + " shows how it left."
                        : "Of receipt " + receiptId + " only " + open + " is open. Apply at most that.");
    }

    /** The receipt came from another payer, whose debt alone it may pay. */
    public static Refusal otherPayer(String receiptId, Payer payer, String loanId) {
        return new Refusal(
                RefusalReason.OTHER_PAYER,
                "Receipt " + receiptId + " did not come from the " + word(payer) + " of loan " + loanId
                        + ", so it may not pay that debt. Refund it, and let the " + word(payer) + " pay.");
    }

    /** The repayment that the receipt comes from is being reversed. */
    public static Refusal beingReversed(String receiptId) {
        return new Refusal(
                RefusalReason.BEING_REVERSED,
                "Repayment " + receiptId + ", which this receipt is part of, is being reversed. Ask again under a new"
                        + " Idempotency-Key when GET /v1/repayments/" + receiptId + " shows the status REVERSED.");
    }

    /** The value date is before the date on which the receipt came. */
    public static Refusal beforeReceipt(String receiptId, LocalDate valueDate, LocalDate receivedOn) {
        return new Refusal(
                RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                "Receipt " + receiptId + " was received on " + receivedOn + ", so it cannot pay with value date "
                        + valueDate + ". State " + receivedOn + " or a later date.");
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
