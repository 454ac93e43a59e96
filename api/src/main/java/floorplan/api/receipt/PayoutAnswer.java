package floorplan.api.receipt;

import floorplan.api.loan.Amounts;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutDecision.PaidOut;
import floorplan.domain.receipt.PayoutKind;
import floorplan.store.receipt.Payouts.LoggedPayout;
import floorplan.workflows.receipt.PayoutWorkflow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A refund or return of an unapplied receipt. Values that are not known while it runs are null. */
record PayoutAnswer(
        @Schema(example = "5d41402abc4b2a76b9719d911017c592")
        String id,

        PayoutKind kind,
        PayoutStatus status,

        @Schema(description = "Id of the receipt", example = "952a787ed8640c69fc0c00755da04a05")
        String receiptId,

        @Schema(description = "Amount that left, a decimal string in units of `currency`", example = "61.67") @Nullable
        String amount,

        @Schema(example = "CNY") @Nullable String currency,

        @Schema(example = "the dealer asked for it") String reason,

        @Schema(description = "Client that asked for it: `sub` of its token", example = "operator")
        String by,

        @Nullable LocalDate bookingDate,
        String workflowId,
        @Nullable Instant decidedAt) {
    /** The progress of a payout. */
    enum PayoutStatus {
        ACCEPTED,
        COMPLETED
    }

    static PayoutAnswer of(LoggedPayout payout, PaidOut paid) {
        return new PayoutAnswer(
                payout.id(),
                payout.kind(),
                PayoutStatus.COMPLETED,
                payout.receiptId(),
                Amounts.amount(paid.amount().cents()),
                paid.amount().currency().getCurrencyCode(),
                payout.reason(),
                payout.by(),
                paid.bookingDate(),
                PayoutWorkflow.workflowId(payout.kind(), payout.id()),
                payout.decidedAt());
    }

    /** A payout that still runs. */
    static PayoutAnswer accepted(AcceptedPayout payout) {
        return new PayoutAnswer(
                payout.id(),
                payout.kind(),
                PayoutStatus.ACCEPTED,
                payout.receiptId(),
                null,
                null,
                payout.reason(),
                payout.client(),
                null,
                PayoutWorkflow.workflowId(payout.kind(), payout.id()),
                null);
    }
}
