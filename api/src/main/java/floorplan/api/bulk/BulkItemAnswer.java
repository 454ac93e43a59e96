package floorplan.api.bulk;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.bulk.BulkRequest.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of a bulk request, and its result.
 *
 * @param id id of the dead letter, or number of the loan
 * @param outcome PENDING until its turn comes, DECIDED while its decision is carried out; then DONE, FAILED or SKIPPED
 * @param detail the new status of a dead letter, or why the item failed or was skipped; null before, and for a loan
 *     that was accrued
 */
public record BulkItemAnswer(
        String id,
        int number,
        ItemOutcome outcome,
        @Nullable String detail,
        @Nullable Instant finishedAt) {
    static BulkItemAnswer of(Item item) {
        return new BulkItemAnswer(item.subject(), item.number(), item.outcome(), item.detail(), item.finishedAt());
    }
}
