package floorplan.console.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/attention}. */
public record Attention(List<WaitingItems> counts) {
    /** The page that shows the items of a kind. Kinds without an entry have no link. */
    private static final Map<String, String> PAGES = Map.of(
            "DEAD_LETTERS", "/console/dead-letters",
            "FAILED_LOANS", "/console/day-ends",
            "UNBALANCED_DATES", "/console/day-ends",
            "DIFFERENCES", "/console/reconciliation",
            "OPEN_RECEIPTS", "/console/receipts?status=OPEN",
            "WAITING_RETURNS", "/console/receipt-files?outcome=RETURN_WAITING",
            "HELD_FILES", "/console/receipt-files?status=HELD",
            "WAITING_REPAYMENTS", "/console/repayments?waiting=true");

    /** The items of one kind that wait. */
    public record WaitingItems(
            String kind,
            long count,
            @Nullable Instant oldestAt,
            @Nullable Long oldestSeconds) {
        public @Nullable Duration age() {
            return oldestSeconds == null ? null : Duration.ofSeconds(oldestSeconds);
        }

        public @Nullable String page() {
            return PAGES.get(kind);
        }
    }

    /** The number of waiting items of all kinds. */
    long waiting() {
        return counts.stream().mapToLong(WaitingItems::count).sum();
    }
}
