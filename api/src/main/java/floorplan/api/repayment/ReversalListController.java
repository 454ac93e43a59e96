package floorplan.api.repayment;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TimeCursor;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.domain.credit.MessageId;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.reversal.ReversalList;
import floorplan.store.reversal.ReversalList.ReversalPosition;
import floorplan.store.reversal.ReversalList.ReversedRepayment;
import floorplan.store.reversal.ReversalList.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists reversals. */
@RestController
@Tag(name = "Repayments")
class ReversalListController {
    private final ReversalList reversals;
    private final CreditOutcomes outcomes;

    ReversalListController(ReversalList reversals, CreditOutcomes outcomes) {
        this.reversals = reversals;
        this.outcomes = outcomes;
    }

    @GetMapping("/v1/reversals")
    @Operation(
            operationId = "listReversals",
            summary = "List reversals, newest first",
            description = "Reversals that are finished or under way, ordered by the time of the request.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<ReversalLineAnswer> list(
            @Parameter(description = "Status of the reversal") @RequestParam @Nullable Status status,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        ReversalPosition after = TimeCursor.read(
                cursor,
                ReversalPosition::new,
                ReversalPosition::acceptedAt,
                ReversalPosition::repaymentId,
                ReversalPosition.NEWEST);
        List<ReversedRepayment> lines = reversals.list(status, after, Cursor.limit(limit) + 1);
        Map<String, Credited> credited =
                outcomes.of(lines.stream().map(ReversalListController::message).toList());
        return Page.of(
                lines,
                limit,
                line -> ReversalLineAnswer.of(line, credited.get(message(line))),
                line -> TimeCursor.write(line.reversal().acceptedAt(), line.repaymentId()),
                next -> list(status, Page.MOST_ITEMS, next));
    }

    private static String message(ReversedRepayment line) {
        return MessageId.ofReversal(line.repaymentId()).text();
    }
}
