package floorplan.api.dayend;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.dayend.Acceptances;
import floorplan.store.dayend.DayEndViews;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import floorplan.store.dayend.DayEndViews.Failure;
import floorplan.workflows.dayend.DayEnds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the failed loans of a date, runs them again, and accepts a date whose books do not balance. */
@RestController
@Tag(name = "Day-ends")
@RequestMapping("/v1/day-ends/{date}")
class DayEndMendingController {

    private final DayEndLookup lookup;
    private final DayEndViews views;
    private final Acceptances acceptances;
    private final AuditLog audit;
    private final DayEnds dayEnds;

    DayEndMendingController(
            DayEndLookup lookup, DayEndViews views, Acceptances acceptances, AuditLog audit, DayEnds dayEnds) {
        this.lookup = lookup;
        this.views = views;
        this.acceptances = acceptances;
        this.audit = audit;
        this.dayEnds = dayEnds;
    }

    /**
     * A person's acceptance of the differences that one run of the checks found.
     *
     * @param reason 1 to 500 characters
     * @param run the {@code run} of the trial balance whose differences are accepted
     */
    record AcceptBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1") @Nullable
            Integer run) {}

    /** A loan that could not accrue the date. */
    record FailureAnswer(String loanId, String reason, Instant failedAt) {
        static FailureAnswer of(Failure failure) {
            return new FailureAnswer(failure.loanNo(), failure.reason(), failure.failedAt());
        }
    }

    /** The loans that could not accrue the date yet. */
    @Operation(operationId = "listDayEndFailures", summary = "List the failed loans of a date")
    @GetMapping("/failures")
    Page<FailureAnswer> failures(
            @PathVariable String date,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate asked = lookup.begun(BusinessDate.read("date", date)).date();
        long after = Cursor.key(cursor);
        return Page.of(
                views.failures(asked, after, Cursor.limit(limit) + 1),
                limit,
                FailureAnswer::of,
                failure -> Long.toString(failure.key()),
                next -> failures(date, Page.MOST_ITEMS, next));
    }

    /**
     * Accrues the failed loans of a closed date again and then repeats its checks, as a new trial balance with the next
     * {@code run}.
     */
    @Operation(operationId = "retryDayEndFailures", summary = "Retry the failed loans of a date")
    @PostMapping("/failures/retry")
    @ApiResponse(responseCode = "202", description = "The failed loans are being run again")
    @Refuses({ProblemType.DAY_END_RUNNING})
    ResponseEntity<DayEndAnswer> retry(@AuthenticationPrincipal Caller caller, @PathVariable String date) {
        DayEndOutline checked = lookup.checked(BusinessDate.read("date", date));
        LocalDate asked = checked.date();
        audit.append(new AuditEntry(
                caller.client(),
                Action.RETRY_FAILURES,
                AuditOutcome.ASKED,
                new Subject("day-end", asked.toString()),
                Map.of("status", checked.status().name()),
                null));
        return tell(told -> dayEnds.checkAgain(told, caller.client()), asked);
    }

    /**
     * Accepts the differences that a run of the date's checks found, and records the acceptance. Later dates can then
     * be closed. The first acceptance of a run counts; a repeated one gets the same answer. If the checks have run
     * again since, nothing is accepted.
     */
    @Operation(operationId = "acceptTrialBalance", summary = "Accept the differences of a trial balance")
    @PostMapping("/accept")
    @ApiResponse(responseCode = "202", description = "The acceptance is recorded")
    @Refuses({ProblemType.DAY_END_RUNNING, ProblemType.NOT_UNBALANCED, ProblemType.CHECKED_AGAIN})
    ResponseEntity<DayEndAnswer> accept(
            @AuthenticationPrincipal Caller caller, @PathVariable String date, @RequestBody AcceptBody body) {
        LocalDate asked = BusinessDate.read("date", date);
        String reason = Reason.check(body.reason());
        int run = run(body);
        DayEndStatus status = lookup.checked(asked).status();
        if (status != DayEndStatus.UNBALANCED) {
            throw new ApiProblem(
                    ProblemType.NOT_UNBALANCED,
                    "The books of " + asked + " balance (" + status + "): there is nothing to accept.");
        }
        if (!acceptances.accept(asked, run, caller.client(), reason)) {
            throw new ApiProblem(
                    ProblemType.CHECKED_AGAIN,
                    "Run " + run + " is not the newest one of the checks of " + asked + ". Look at GET /v1/day-ends/"
                            + asked + " and accept what its newest run found, if you still want to.");
        }
        // Also for an earlier acceptance: the workflow may not have been told of it.
        return tell(told -> dayEnds.accepted(told, caller.client()), asked);
    }

    private static int run(AcceptBody body) {
        Integer run = body.run();
        if (run == null || run < 1) {
            throw ApiProblem.invalid(
                    "run", "must be the number of the run that is accepted: trialBalance.run of the date");
        }
        return run;
    }

    private ResponseEntity<DayEndAnswer> tell(Consumer<LocalDate> word, LocalDate date) {
        TemporalCalls.within(() -> {
            word.accept(date);
            return date;
        });
        return ResponseEntity.accepted()
                .location(DayEndController.location(date))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(lookup.find(date).orElseThrow());
    }
}
