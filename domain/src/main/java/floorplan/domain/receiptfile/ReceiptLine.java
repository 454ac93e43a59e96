package floorplan.domain.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A valid line of a bank's file. Texts are empty if the file does not state them.
 *
 * @param line the line's number in the file, from 1
 * @param bankReference the bank's reference of the entry
 * @param detailReference distinguishes several entries of one bank reference
 * @param valueDate the bank's value date
 * @param amount above zero, for both kinds
 * @param payer null if the file does not say which kind of party has paid
 * @param payerName as the bank writes it
 * @param payerAccount the account that paid
 * @param originalReference the bank reference of the receipt that a return takes back
 * @param text the remittance text
 */
public record ReceiptLine(
        long line,
        ReceiptLineKind kind,
        String bankReference,
        String detailReference,
        LocalDate valueDate,
        Money amount,
        @Nullable Payer payer,
        String payerName,
        String payerAccount,
        String loanId,
        String vin,
        String originalReference,
        String text) {

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public ReceiptLine {
        if (amount.cents() <= 0) {
            throw new IllegalArgumentException("amount must be above zero");
        }
    }

    /** The cents by which the line changes the bank account: below zero for a return. */
    public long signedCents() {
        return kind == ReceiptLineKind.RECEIPT ? amount.cents() : -amount.cents();
    }
}
