package floorplan.store.bulk;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.domain.credit.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request about many items.
 *
 * @param counts number of its items by outcome; an outcome without items is missing
 * @param finishedAt when the last item had its result; null before
 */
public record BulkRequest(
        NewBulk asked,
        Map<ItemOutcome, Integer> counts,
        Instant askedAt,
        @Nullable Instant finishedAt) {
    /**
     * A request that is not recorded yet.
     *
     * @param requestHash tells a repeated request from another one with the same idempotency key
     * @param businessDate the date whose failed loans it retries; null if it is about dead letters
     * @param reason the person's reason; null if none is asked for
     */
    public record NewBulk(
            String id,
            String requestHash,
            Decision decision,
            @Nullable LocalDate businessDate,
            String askedBy,
            @Nullable String reason) {}

    /** @param detail the result in words; null while there is none */
    public record Item(
            int number,
            String subject,
            ItemOutcome outcome,
            @Nullable String detail,
            @Nullable Instant finishedAt) {}

    BulkRequest counted(Map<ItemOutcome, Integer> itemsByOutcome) {
        return new BulkRequest(asked, itemsByOutcome, askedAt, finishedAt);
    }

    public int count(ItemOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    public int items() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
