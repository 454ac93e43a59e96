package floorplan.api.credit;

import floorplan.api.bulk.BulkAnswer;
import floorplan.api.bulk.BulkIntake;
import floorplan.api.bulk.BulkIntake.Taken;
import floorplan.api.bulk.BulkItemAnswer;
import floorplan.api.page.Page;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.credit.DeadLetterBulks;
import floorplan.store.credit.DeadLetterFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a decision about many dead letters, and shows the result of each. */
@RestController
@Tag(name = "Dead letters")
@RequestMapping("/v1/dead-letters/decisions")
class DeadLetterBulkController {
    private final DeadLetterBulks letters;
    private final BulkIntake intake;

    DeadLetterBulkController(DeadLetterBulks letters, BulkIntake intake) {
        this.letters = letters;
        this.intake = intake;
    }

    /**
     * Retries or discards every waiting dead letter that matches now, the oldest 100,000 at most. Dead letters that
     * arrive later are not touched. The answer is 202, and {@code GET} on its {@code Location} shows the progress.
     */
    @Operation(operationId = "decideDeadLetters", summary = "Retry or discard many dead letters")
    @PostMapping
    @ApiResponse(responseCode = "202", description = "The decision is recorded and is being carried out")
    @Refuses({ProblemType.IDEMPOTENCY_KEY_MISSING, ProblemType.IDEMPOTENCY_KEY_REUSED})
    ResponseEntity<BulkAnswer> decide(
            @AuthenticationPrincipal Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody DeadLetterBulkBody body) {
        String id = RequestHashes.bulkId(caller.client(), IdempotencyKey.check(key));
        DeadLetterFilter filter = body.filter();
        NewBulk asked = new NewBulk(
                id,
                RequestHashes.ofContent(
                        body.checkedDecision(),
                        body.checkedReason(),
                        filter.failure(),
                        filter.dealerId(),
                        String.join(",", filter.ids())),
                body.checkedDecision(),
                null,
                caller.client(),
                body.checkedReason());
        boolean opened = letters.open(asked, filter);
        Taken taken = intake.carryOut(
                asked,
                opened,
                letters.bulks(),
                starts -> starts.decideDeadLetters(id, asked.decision(), body.checkedReason()));
        var answer = ResponseEntity.accepted()
                .location(URI.create("/v1/dead-letters/decisions/" + id))
                .header(HttpHeaders.RETRY_AFTER, "1");
        return (taken.replayed() ? answer.header("Idempotent-Replayed", "true") : answer)
                .body(BulkAnswer.of(taken.bulk()));
    }

    /** Decisions about many dead letters, newest first. */
    @Operation(operationId = "listDeadLetterDecisions", summary = "List decisions about many dead letters")
    @GetMapping
    Page<BulkAnswer> list(@RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        return BulkIntake.page(letters.bulks(), null, limit, cursor);
    }

    /** A decision about many dead letters, and how many of them are carried out. */
    @Operation(operationId = "getDeadLetterDecisions", summary = "Show a decision about many dead letters")
    @GetMapping("/{id}")
    BulkAnswer find(@PathVariable String id) {
        return BulkAnswer.of(BulkIntake.known(letters.bulks(), id));
    }

    /** The dead letters that a decision was about, oldest first, and the result of each. */
    @Operation(
            operationId = "listDeadLetterDecisionItems",
            summary = "List the results of a decision about many dead letters")
    @GetMapping("/{id}/items")
    Page<BulkItemAnswer> items(
            @PathVariable String id,
            @Parameter(description = "Outcome of the items") @RequestParam @Nullable ItemOutcome outcome,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        return BulkIntake.items(letters.bulks(), BulkIntake.known(letters.bulks(), id), outcome, limit, cursor);
    }
}
