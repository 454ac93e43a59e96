package floorplan.console.receipt;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of {@code GET /v1/receipts/{id}} that a page shows. */
public record ShownReceipt(
        String id,
        String payer,
        @Nullable String partyId,
        String currency,
        String amount,
        String openAmount,
        String origin,
        @Nullable String loanId,
        LocalDate receivedOn,
        long ageDays,
        String status,
        String note,
        Instant createdAt,
        @Nullable List<CandidateLoan> candidates,
        @Nullable List<MovementOfReceipt> movements) {

    /** A loan that the receipt may be for, and the rule that names it. */
    public record CandidateLoan(String loanId, String rule) {}

    /** Money that came to the receipt, or left it. */
    public record MovementOfReceipt(
            String id,
            String kind,
            String amount,
            LocalDate bookingDate,
            @Nullable String loanId,
            @Nullable String reason,
            @Nullable String by) {}

    public boolean isOpen() {
        return status.equals("OPEN");
    }

    /** {@code GET /v1/receipts}. */
    public record ReceiptRows(
            List<ShownReceipt> items, @Nullable String nextCursor) implements RowsOfPage {}
}
