package floorplan.console.dealer;

import floorplan.console.page.RowsOfPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dealer's credit line, debts and movements, as pages show them. */
final class DealerParts {
    private DealerParts() {}

    /** {@code GET /v1/credit-lines}. */
    public record CreditLineRows(
            List<CreditLineRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    /** {@code GET /v1/credit-lines/{dealerId}}. */
    public record CreditLineRow(String id, String limit, String used, String available, String currency) {
        public boolean isBeyondLimit() {
            return available.startsWith("-");
        }
    }

    /** {@code GET /v1/credit-lines/{dealerId}/usage}. */
    public record UsageRows(List<UsageRow> items) {}

    public record UsageRow(LocalDate date, String used) {}

    /** {@code GET /v1/credit-lines/{dealerId}/movements}. */
    public record MovementRows(
            List<MovementRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record MovementRow(
            String kind,
            String outcome,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String loanId,
            @Nullable LocalDate valueDate,
            @Nullable String beyondLimit,
            Instant at) {}
}
