package floorplan.api.receipt;

import floorplan.api.loan.Amounts;
import floorplan.api.page.OnlyInJson;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.store.receipt.ReceiptViews.ReceiptMovement;
import floorplan.store.receipt.ReceiptViews.ReceiptView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money received that no loan takes yet. */
record ReceiptAnswer(
        @Schema(
                description = "For SURPLUS and MISPOSTED, the id of the repayment that it comes from",
                example = "952a787ed8640c69fc0c00755da04a05")
        String id,

        @Schema(description = """
                OPEN while some of it is open, even if other parts have left. Then how the last part left: APPLIED, REFUNDED, RETURNED; \
                CANCELLED if a correction of its loan took the rest.
                """) ReceiptStatus status,

        @Schema(description = """
                SURPLUS: the part of a repayment that its loan does not take. MISPOSTED: a repayment that was posted to the wrong loan. \
                BANK: a line of a bank's file.
                """) ReceiptOrigin origin,

        @Schema(description = "Loan that it comes from; null for BANK", example = "L-2026-0001") @Nullable
        String loanId,

        ReceiptPayer payer,

        @Schema(description = "Id of the dealer or manufacturer that paid; null if unknown", example = "D-1") @Nullable
        String partyId,

        @Schema(description = "All that came, a decimal string in units of `currency`", example = "61.67")
        String amount,

        @Schema(description = "The part that has not left", example = "61.67")
        String openAmount,

        @Schema(example = "CNY") String currency,

        @Schema(description = "Value date of the money", example = "2026-03-10")
        LocalDate receivedOn,

        @Schema(description = "Days from `receivedOn` to today in the business zone", example = "5")
        long ageDays,

        @Schema(
                description = "Why no loan took it, or the line of a bank's file that brought it",
                example = "Loan L-2026-0001 no longer takes this part of repayment 952a787ed8640c69fc0c00755da04a05.")
        String note,

        Instant createdAt,

        @Schema(
                description =
                        "Loans that an open receipt from a bank may be for, as they are now, in the order of the rules; null in a list, and for clients other than the lender")
        @OnlyInJson
        @Nullable
        List<CandidateAnswer> candidates,

        @Schema(description = "Its movements, in the order of booking; null in a list") @OnlyInJson @Nullable
        List<ReceiptMovementAnswer> movements) {

    /** The kind of a movement. */
    enum ReceiptMovementKind {
        /** Money from a bank. */
        RECEIPT,
        /** A surplus that a correction of the loan changed. */
        CORRECTION,
        /** Paid a loan. */
        APPLICATION,
        /** Paid back to the payer. */
        REFUND,
        /** Sent back to the bank. */
        RETURN
    }

    /** Money that came to a receipt, or left it. */
    record ReceiptMovementAnswer(
            ReceiptMovementKind kind,

            @Schema(
                    description =
                            "Id of the correction, of the repayment for APPLICATION, or of the refund or return; for RECEIPT, the source of its booking",
                    example = "L-2026-0001:1")
            String id,

            @Schema(description = "Above 0 if it came, below 0 if it left", example = "-61.67")
            String amount,

            LocalDate bookingDate,

            @Schema(description = "Loan that an application paid", example = "L-2026-0002") @Nullable
            String loanId,

            @Schema(description = "Reason of a refund or return; for the lender only") @Nullable
            String reason,

            @Schema(description = "Client that asked for it; for the lender only", example = "operator") @Nullable
            String by) {
        static ReceiptMovementAnswer of(ReceiptMovement movement, boolean toLender) {
            return new ReceiptMovementAnswer(
                    switch (movement.source().kind()) {
                        case CORRECTION -> ReceiptMovementKind.CORRECTION;
                        case REPAYMENT -> ReceiptMovementKind.APPLICATION;
                        case REFUND -> ReceiptMovementKind.REFUND;
                        case RETURN -> ReceiptMovementKind.RETURN;
                        case RECEIPT, LOAN, REVERSAL, IMPORT, DAY_END -> ReceiptMovementKind.RECEIPT;
                    },
                    movement.source().subject(),
                    Amounts.amount(movement.cents()),
                    movement.bookingDate(),
                    movement.loanNo(),
                    toLender ? movement.reason() : null,
                    toLender ? movement.by() : null);
        }
    }

    /** A loan that a receipt may be for. */
    @Schema(name = "ReceiptCandidate")
    record CandidateAnswer(
            @Schema(example = "L-2026-0001") String loanId,

            @Schema(description = "Rule that names the loan")
            MatchRule rule) {}

    static ReceiptAnswer of(
            ReceiptView view,
            LocalDate today,
            @Nullable List<CandidateAnswer> candidates,
            @Nullable List<ReceiptMovementAnswer> movements) {
        return new ReceiptAnswer(
                view.id(),
                view.status(),
                view.origin(),
                view.loanNo(),
                view.payer(),
                view.party(),
                Amounts.amount(view.amount()),
                Amounts.amount(view.open()),
                view.currency(),
                view.receivedOn(),
                Math.max(0, ChronoUnit.DAYS.between(view.receivedOn(), today)),
                view.note(),
                view.createdAt(),
                candidates,
                movements);
    }
}
