package floorplan.api.reconcile;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TimeCursor;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.reconcile.ReconciliationAnswer.MendedAnswer;
import floorplan.domain.reconcile.ReconciliationStatus;
import floorplan.store.reconcile.ReconciliationList;
import floorplan.store.reconcile.ReconciliationList.ListedRun;
import floorplan.store.reconcile.ReconciliationList.ReconciliationPosition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists reconciliations. */
@RestController
@Tag(name = "Reconciliations")
class ReconciliationListController {
    private final ReconciliationList reconciliations;

    ReconciliationListController(ReconciliationList reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** A reconciliation as a list shows it. */
    record ReconciliationLineAnswer(
            @Schema(example = "0f4c7a52-6a5e-4d0e-9a63-0f1d9e6a1c11")
            String id,

            ReconciliationStatus status,
            Instant startedAt,
            @Nullable Instant finishedAt,
            MendedAnswer mended,

            @Schema(
                    description = "Number of differences that need a person; while it runs, those recorded so far",
                    example = "0")
            long differenceCount) {
        static ReconciliationLineAnswer of(ListedRun listed) {
            var run = listed.run();
            return new ReconciliationLineAnswer(
                    run.id(),
                    run.status(),
                    run.startedAt(),
                    run.finishedAt(),
                    new MendedAnswer(run.sentAgain(), run.reservedAgain(), run.marksRemoved()),
                    listed.differences());
        }
    }

    @GetMapping("/v1/reconciliations")
    @Operation(
            operationId = "listReconciliations",
            summary = "List reconciliations, newest first",
            description =
                    "Each with counts of mended items and of the differences. `/v1/reconciliations/latest` has the totals and the differences of the newest one.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<ReconciliationLineAnswer> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        ReconciliationPosition after = TimeCursor.read(
                cursor,
                ReconciliationPosition::new,
                ReconciliationPosition::startedAt,
                ReconciliationPosition::id,
                ReconciliationPosition.NEWEST);
        return Page.of(
                reconciliations.list(after, Cursor.limit(limit) + 1),
                limit,
                ReconciliationLineAnswer::of,
                listed ->
                        TimeCursor.write(listed.run().startedAt(), listed.run().id()),
                next -> list(Page.MOST_ITEMS, next));
    }
}
