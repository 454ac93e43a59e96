package floorplan.api.bulk;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.domain.credit.Decision;
import floorplan.store.bulk.BulkRequest;
import floorplan.workflows.bulk.BulkWorkflow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bulk request, with the number of items by outcome.
 *
 * @param businessDate date whose failed loans are retried; null for dead letters
 * @param reason the person's reason; null for failed loans
 * @param items number of items that matched when the request was made, at most 100,000: the oldest dead letters, or the
 *     failed loans with the lowest keys
 * @param pending items whose turn has not come yet
 * @param underWay items whose decision is recorded and not carried out yet
 * @param done items that are carried out
 * @param failed items that were tried again in vain
 * @param skipped items that somebody else had settled meanwhile
 * @param finishedAt when the last item had its result; null before
 */
public record BulkAnswer(
        String id,
        BulkStatus status,
        Decision decision,
        @Nullable LocalDate businessDate,
        @Nullable String reason,
        String askedBy,
        int items,
        int pending,
        int underWay,
        int done,
        int failed,
        int skipped,
        Instant askedAt,
        @Nullable Instant finishedAt,
        String workflowId) {
    enum BulkStatus {
        RUNNING,
        COMPLETED
    }

    public static BulkAnswer of(BulkRequest bulk) {
        var asked = bulk.asked();
        return new BulkAnswer(
                asked.id(),
                bulk.finishedAt() == null ? BulkStatus.RUNNING : BulkStatus.COMPLETED,
                asked.decision(),
                asked.businessDate(),
                asked.reason(),
                asked.askedBy(),
                bulk.items(),
                bulk.count(ItemOutcome.PENDING),
                bulk.count(ItemOutcome.DECIDED),
                bulk.count(ItemOutcome.DONE),
                bulk.count(ItemOutcome.FAILED),
                bulk.count(ItemOutcome.SKIPPED),
                bulk.askedAt(),
                bulk.finishedAt(),
                BulkWorkflow.workflowId(asked.id()));
    }
}
