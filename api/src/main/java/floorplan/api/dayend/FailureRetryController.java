package floorplan.api.dayend;

import floorplan.api.bulk.BulkAnswer;
import floorplan.api.bulk.BulkIntake;
import floorplan.api.bulk.BulkItemAnswer;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.FilterText;
import floorplan.api.request.IdempotencyKey;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.bulk.ItemOutcome;
import floorplan.domain.credit.Decision;
import floorplan.domain.loan.LoanNames;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import floorplan.store.dayend.FailureBulks;
import floorplan.workflows.dayend.DayEnds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** Accrues failed loans of a date again: all of them, or those that match a filter. */
@RestController
@Tag(name = "Day-ends")
@RequestMapping("/v1/day-ends/{date}/failures")
class FailureRetryController {
    private static final int MOST_LOANS = 1_000;

    private final DayEndLookup lookup;
    private final FailureBulks bulks;
    private final BulkIntake intake;
    private final AuditLog audit;
    private final DayEnds dayEnds;

    FailureRetryController(
            DayEndLookup lookup, FailureBulks bulks, BulkIntake intake, AuditLog audit, DayEnds dayEnds) {
        this.lookup = lookup;
        this.bulks = bulks;
        this.intake = intake;
        this.audit = audit;
        this.dayEnds = dayEnds;
    }

    /**
     * The failed loans to retry: those that match all filters given.
     *
     * @param reason exact reason for which they failed
     * @param loanIds numbers of loans, at most 1000
     */
    record RetryBody(
            @Schema(minLength = 1, maxLength = 500) @Nullable
            String reason,

            @Schema(minLength = 1) @Nullable List<@Nullable String> loanIds) {
        boolean isEmpty() {
            return reason == null && loanIds == null;
        }

        @Nullable
        String checkedReason() {
            return FilterText.reason("reason", reason);
        }

        List<String> checkedLoans() {
            if (loanIds == null) {
                return List.of();
            }
            if (loanIds.isEmpty()
                    || loanIds.size() > MOST_LOANS
                    || !loanIds.stream().allMatch(loan -> loan != null && LoanNames.isId(loan))) {
                throw ApiProblem.invalid("loanIds", "must be 1 to " + MOST_LOANS + " numbers of loans");
            }
            return loanIds.stream()
                    .map(Objects::requireNonNull)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /**
     * Accrues failed loans of a closed date again and then repeats its checks, as a new trial balance with the next
     * {@code run}. Without a filter, all failed loans are retried. With one, the failed loans that match now are
     * retried, 100,000 at most; an {@code Idempotency-Key} is required, and {@code GET} on the {@code Location} shows
     * the progress.
     */
    @Operation(operationId = "retryDayEndFailures", summary = "Retry failed loans of a date")
    @PostMapping("/retry")
    @ApiResponse(responseCode = "202", description = "The failed loans are being retried")
    @Refuses({ProblemType.DAY_END_RUNNING, ProblemType.IDEMPOTENCY_KEY_MISSING, ProblemType.IDEMPOTENCY_KEY_REUSED})
    ResponseEntity<DayEndAnswer> retry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String date,
            @Parameter(description = "Required with a filter")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody(required = false) @Nullable RetryBody body) {
        LocalDate asked = BusinessDate.read("date", date);
        if (body == null || (key == null && body.isEmpty())) {
            return retryAll(caller, asked);
        }
        return retrySome(caller, asked, IdempotencyKey.check(key), body);
    }

    private ResponseEntity<DayEndAnswer> retryAll(Caller caller, LocalDate date) {
        DayEndOutline checked = lookup.checked(date);
        audit.append(new AuditEntry(
                caller.client(),
                Action.RETRY_FAILURES,
                AuditOutcome.ASKED,
                new Subject("day-end", date.toString()),
                Map.of("status", checked.status().name()),
                null));
        return lookup.told(date, () -> dayEnds.checkAgain(date, caller.client()));
    }

    private ResponseEntity<DayEndAnswer> retrySome(Caller caller, LocalDate date, String key, RetryBody body) {
        String reason = body.checkedReason();
        List<String> loans = body.checkedLoans();
        lookup.checked(date);
        NewBulk asked = new NewBulk(
                RequestHashes.bulkId(caller.client(), key),
                RequestHashes.ofContent(date, reason, String.join(",", loans)),
                Decision.RETRY,
                date,
                caller.client(),
                null);
        boolean opened = bulks.open(asked, reason, loans);
        intake.carryOut(asked, opened, bulks.bulks(), starts -> starts.retryFailedLoans(asked.id(), date));
        return lookup.accepted(date, URI.create("/v1/day-ends/" + date + "/failures/retries/" + asked.id()));
    }

    /** Retries of some failed loans of a date, newest first. */
    @Operation(operationId = "listDayEndRetries", summary = "List retries of failed loans")
    @GetMapping("/retries")
    Page<BulkAnswer> list(
            @PathVariable String date,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate asked = lookup.begun(BusinessDate.read("date", date)).date();
        return BulkIntake.page(bulks.bulks(), asked, limit, cursor);
    }

    /** A retry of some failed loans, and how many of them are accrued now. */
    @Operation(operationId = "getDayEndRetry", summary = "Show a retry of failed loans")
    @GetMapping("/retries/{id}")
    BulkAnswer find(@PathVariable String date, @PathVariable String id) {
        return BulkAnswer.of(known(date, id));
    }

    /** The loans of a retry and the result of each. */
    @Operation(operationId = "listDayEndRetryItems", summary = "List the results of a retry of failed loans")
    @GetMapping("/retries/{id}/items")
    Page<BulkItemAnswer> items(
            @PathVariable String date,
            @PathVariable String id,
            @Parameter(description = "Outcome of the loans") @RequestParam @Nullable ItemOutcome outcome,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        return BulkIntake.items(bulks.bulks(), known(date, id), outcome, limit, cursor);
    }

    private BulkRequest known(String date, String id) {
        BulkRequest bulk = BulkIntake.known(bulks.bulks(), id);
        if (!BusinessDate.read("date", date).equals(bulk.asked().businessDate())) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "The bulk request " + id + " is about another date.");
        }
        return bulk;
    }
}
