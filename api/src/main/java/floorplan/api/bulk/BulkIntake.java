package floorplan.api.bulk;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TimeCursor;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.bulk.Bulks;
import floorplan.workflows.bulk.BulkStarts;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes each request about many items once, however often it is sent, and shows its results. */
@Component
public class BulkIntake {
    private final BulkStarts starts;

    BulkIntake(WorkflowClient temporal) {
        this.starts = new BulkStarts(temporal);
    }

    /**
     * A request that is recorded.
     *
     * @param replayed true if an earlier request with the same key had recorded it
     */
    public record Taken(BulkRequest bulk, boolean replayed) {}

    /**
     * Starts the workflow of a request that is recorded, unless it has run to its end.
     *
     * @param opened true if this request recorded it
     * @param start starts its workflow
     * @throws ApiProblem if another request had the idempotency key
     * @throws floorplan.api.answer.WorkflowUnavailable if its workflow cannot be started
     */
    public Taken carryOut(NewBulk asked, boolean opened, Bulks bulks, Predicate<BulkStarts> start) {
        BulkRequest bulk = known(bulks, asked.id());
        if (!bulk.asked().requestHash().equals(asked.requestHash())) {
            throw new ApiProblem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for a bulk request with other content. Use a new key for each new request.");
        }
        if (bulk.finishedAt() == null) {
            TemporalCalls.start(() -> start.test(starts), starts.workflow(asked.id()), TemporalCalls::isRunning);
        }
        return new Taken(bulk, !opened);
    }

    /** @throws ApiProblem if there is none */
    public static BulkRequest known(Bulks bulks, String id) {
        return bulks.find(id)
                .orElseThrow(() ->
                        new ApiProblem(ProblemType.NOT_FOUND, "There is no bulk request with the id " + id + "."));
    }

    /**
     * A page of requests, newest first.
     *
     * @param date the date whose failed loans they retry; null for requests about dead letters
     */
    public static Page<BulkAnswer> page(Bulks bulks, @Nullable LocalDate date, int limit, @Nullable String cursor) {
        BulkPosition before = TimeCursor.read(
                cursor, BulkPosition::new, BulkPosition::askedAt, BulkPosition::id, BulkPosition.NEWEST);
        return Page.of(
                bulks.before(date, before.askedAt(), before.id(), Cursor.limit(limit) + 1),
                limit,
                BulkAnswer::of,
                bulk -> TimeCursor.write(bulk.askedAt(), bulk.asked().id()),
                next -> page(bulks, date, Page.MOST_ITEMS, next));
    }

    private record BulkPosition(Instant askedAt, String id) {
        static final BulkPosition NEWEST = new BulkPosition(Instant.parse("9999-12-31T00:00:00Z"), "z");
    }

    /** A page of a request's items. */
    public static Page<BulkItemAnswer> items(
            Bulks bulks, BulkRequest bulk, @Nullable ItemOutcome outcome, int limit, @Nullable String cursor) {
        List<Item> items = bulks.items(bulk.asked().id(), outcome, Cursor.key(cursor), Cursor.limit(limit) + 1);
        return Page.of(
                items,
                limit,
                BulkItemAnswer::of,
                item -> Integer.toString(item.number()),
                next -> items(bulks, bulk, outcome, Page.MOST_ITEMS, next));
    }
}
