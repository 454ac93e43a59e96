package floorplan.api.receiptfile;

import floorplan.api.loan.Amounts;
import floorplan.domain.loan.Payer;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.receiptfile.ReceiptFileList.ListedLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bank's file as the API shows it. The amount is a decimal string in {@code currency}. A text is null if
 * the file does not state it.
 *
 * @param line number of the line in the file
 * @param outcome null until the line is booked
 * @param receiptId receipt that the line brought or took back
 * @param knownFileId file of the first line with the same key; null if this line is the first
 * @param knownLine number of that first line in its file
 * @param matchRule rule that matched the receipt with a loan; null if none did
 * @param matchedLoanId loan that the receipt was matched with; null if none was
 * @param repaymentId repayment that applied the receipt
 * @param note why the line failed, or why some of the receipt stays unapplied
 * @param bookingDate date of its posting; null if nothing was posted
 * @param bookedAt null until the line is booked
 * @param appliedAt null until the receipt's turn to be applied is over
 * @param sentAt null until the credit side is told of the repayment
 * @param waitsFor why the receipt's turn is not over yet; null if it does not wait
 */
record ReceiptFileLineAnswer(
        @Schema(example = "2") long line,
        ReceiptLineKind kind,
        @Nullable String bankReference,
        @Nullable String detailReference,
        LocalDate valueDate,
        @Schema(example = "1500.00") String amount,
        @Schema(example = "CNY") String currency,
        @Nullable Payer payer,
        @Nullable String payerName,
        @Nullable String payerAccount,
        @Nullable String loanId,
        @Nullable String vin,
        @Nullable String originalReference,
        @Nullable String text,
        @Nullable LineOutcome outcome,
        @Nullable String receiptId,
        @Nullable String knownFileId,
        @Nullable Long knownLine,
        @Nullable MatchRule matchRule,
        @Nullable String matchedLoanId,
        @Nullable String repaymentId,
        @Nullable String note,
        @Nullable LocalDate bookingDate,
        @Nullable Instant bookedAt,
        @Nullable Instant appliedAt,
        @Nullable Instant sentAt,
        @Nullable String waitsFor) {

    static ReceiptFileLineAnswer of(ListedLine listed) {
        ReceiptLine line = listed.line();
        return new ReceiptFileLineAnswer(
                line.line(),
                line.kind(),
                stated(line.bankReference()),
                stated(line.detailReference()),
                line.valueDate(),
                Amounts.amount(line.amount().cents()),
                line.amount().currency().getCurrencyCode(),
                line.payer(),
                stated(line.payerName()),
                stated(line.payerAccount()),
                stated(line.loanId()),
                stated(line.vin()),
                stated(line.originalReference()),
                stated(line.text()),
                listed.outcome(),
                listed.receiptId(),
                listed.knownFileId(),
                listed.knownLine(),
                listed.rule(),
                listed.matchedLoanNo(),
                listed.repaymentId(),
                listed.note(),
                listed.bookingDate(),
                listed.bookedAt(),
                listed.appliedAt(),
                listed.sentAt(),
                listed.waitsFor());
    }

    private static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }
}
