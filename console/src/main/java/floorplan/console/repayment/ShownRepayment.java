package floorplan.console.repayment;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code GET /v1/repayments/{id}} that a page shows. Until the repayment is logged there are only id,
 * status and workflow.
 */
public record ShownRepayment(
        String id,
        String status,
        @Nullable String loanId,
        @Nullable String payer,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        @Nullable String correctionId,
        @Nullable String receiptId,
        @Nullable BookedParts allocation,
        @Nullable PresentParts presentAllocation,
        @Nullable ShownRefusal refusal,
        @Nullable String creditStatus,
        String workflowId,
        @Nullable Instant acceptedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant creditedAt,
        @Nullable ShownReversal reversal) {

    public record BookedParts(String penalty, String lateFee, String interest, String principal) {}

    public record PresentParts(String penalty, String lateFee, String interest, String principal, String unapplied) {}

    public record ShownRefusal(String reason, String detail) {}

    public record ShownReversal(
            String reason,
            @Nullable String kind,
            String creditStatus,
            @Nullable LocalDate effectiveDate,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt,
            @Nullable Instant creditedAt,
            String workflowId) {}

    /** {@code GET /v1/repayments}. */
    public record RepaymentRows(
            List<ShownRepayment> items, @Nullable String nextCursor) implements RowsOfPage {}
}
