package floorplan.domain.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.money.Money;
import java.time.LocalDate;

/** The final decision about a refund or return. */
public sealed interface PayoutDecision {
    /** The money was paid out. */
    record PaidOut(Money amount, LocalDate bookingDate) implements PayoutDecision {}

    /**
     * Nothing was changed.
     *
     * @param detail for people: the problem and the remedy
     */
    record RefusedPayout(PayoutRefusal reason, String detail) implements PayoutDecision {
        /** There is no such receipt. */
        public static RefusedPayout unknownReceipt(String receiptId) {
            return new RefusedPayout(
                    PayoutRefusal.UNKNOWN_RECEIPT, "There is no receipt " + receiptId + ". Check its id.");
        }

        /** @param open the part that has not left */
        public static RefusedPayout moreThanOpen(String receiptId, Money open) {
            return new RefusedPayout(
                    PayoutRefusal.MORE_THAN_OPEN,
                    open.cents() == 0
                            ? "Nothing of receipt " + receiptId + " is open. GET /v1/receipts/" + receiptId
                                    + " shows how it left."
                            : "Of receipt " + receiptId + " only " + open + " is open. Pay out at most that.");
        }

        /** Only a receipt from a bank can be returned. */
        public static RefusedPayout notFromBank(String receiptId) {
            return new RefusedPayout(
                    PayoutRefusal.NOT_FROM_BANK,
                    "Receipt " + receiptId
                            + " is part of a repayment, so there is no transfer to send back. Refund it.");
        }

        /**
         * @param difference the reason why the return does not settle the line: the rest of a sentence, with its full
         *     stop
         */
        public static RefusedPayout otherLine(ReturnLine line, String difference) {
            return new RefusedPayout(
                    PayoutRefusal.OTHER_LINE,
                    "Line " + line.line() + " of file " + line.fileId() + " " + difference
                            + " Name a return that waits for a person, or none.");
        }

        /** A repayment that the receipt paid is being reversed as posted to the wrong loan. */
        public static RefusedPayout beingMoved(String repaymentId) {
            return new RefusedPayout(
                    PayoutRefusal.BEING_REVERSED,
                    "Repayment " + repaymentId + ", which this receipt paid, is being reversed as MISPOSTED. Its money"
                            + " will then be a separate receipt.");
        }

        /**
         * A repayment that the receipt paid cannot be reversed.
         *
         * @param source the repayment or refund that took money of its surplus
         */
        public static RefusedPayout surplusLeft(String repaymentId, JournalSource source) {
            return new RefusedPayout(
                    PayoutRefusal.SURPLUS_LEFT,
                    "Repayment " + repaymentId
                            + ", which this receipt paid, cannot be reversed: money of its surplus has left ("
                            + source.text() + "). Claim it back from the payer.");
        }

        /** The repayment that the receipt comes from is being reversed. */
        public static RefusedPayout beingReversed(String receiptId) {
            return new RefusedPayout(
                    PayoutRefusal.BEING_REVERSED,
                    "Repayment " + receiptId
                            + ", which this receipt is part of, is being reversed. Ask again under a new"
                            + " Idempotency-Key when GET /v1/repayments/" + receiptId + " shows the status REVERSED.");
        }
    }
}
