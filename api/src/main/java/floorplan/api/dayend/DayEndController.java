package floorplan.api.dayend;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.security.Caller;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.DayEndViews;
import floorplan.workflows.dayend.DayEnds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
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

/** Closes the books of dates and shows the status of each. */
@RestController
@Tag(name = "Day-ends")
@RequestMapping("/v1/day-ends")
class DayEndController {
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    private final DayEndLookup lookup;
    private final DayEndViews views;
    private final DayEnds dayEnds;
    private final AuditLog audit;
    private final BusinessClock clock;

    DayEndController(DayEndLookup lookup, DayEndViews views, DayEnds dayEnds, AuditLog audit, BusinessClock clock) {
        this.lookup = lookup;
        this.views = views;
        this.dayEnds = dayEnds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The date to close.
     *
     * @param businessDate {@code YYYY-MM-DD}; must be over by the database's clock in the business zone
     */
    record DayEndBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String businessDate) {}

    /**
     * Closes the books of every open date up to this one, in order. The answer is 202, and {@code GET} shows the
     * progress. If the date is closed already, the answer is 200 with its present status. A repeated request closes
     * nothing twice.
     */
    @Operation(operationId = "startDayEnd", summary = "Close the books of a date")
    @PostMapping
    @ApiResponse(responseCode = "202", description = "The dates are being closed")
    @ApiResponse(responseCode = "200", description = "The date is closed already")
    @Refuses({ProblemType.DATE_NOT_OVER, ProblemType.NOTHING_TO_CLOSE, ProblemType.EARLIER_DATE_UNBALANCED})
    ResponseEntity<DayEndAnswer> close(@AuthenticationPrincipal Caller caller, @RequestBody DayEndBody body) {
        LocalDate date = BusinessDate.read("businessDate", body.businessDate());
        requireOver(date);
        Optional<DayEndAnswer> closed =
                views.find(date).map(found -> DayEndAnswer.of(found, null)).filter(DayEndController::isChecked);
        if (closed.isPresent()) {
            return ResponseEntity.ok().location(location(date)).body(closed.get());
        }
        lookup.requireClosable(date);
        // Written before the workflow starts, because Temporal takes no part in the transaction.
        audit.append(new AuditEntry(
                caller.client(),
                Action.CLOSE_DATES,
                AuditOutcome.ASKED,
                new Subject("day-end", date.toString()),
                null,
                null));
        TemporalCalls.start(
                () -> {
                    dayEnds.launch(date, caller.client());
                    return true;
                },
                dayEnds.launcher(date),
                TemporalCalls::isRunning);
        return ResponseEntity.accepted()
                .location(location(date))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(views.find(date)
                        .map(found -> DayEndAnswer.of(found, null))
                        .orElseGet(() -> lookup.notBegun(date)));
    }

    private static boolean isChecked(DayEndAnswer answer) {
        return answer.status() != DayEndStatus.RUNNING;
    }

    private void requireOver(LocalDate date) {
        LocalDate today = clock.today();
        if (!date.isBefore(today)) {
            throw new ApiProblem(
                    ProblemType.DATE_NOT_OVER,
                    date + " is not over: it is " + today + " by the database's clock. Ask for a date before " + today
                            + ".");
        }
    }

    static URI location(LocalDate date) {
        return URI.create("/v1/day-ends/" + date);
    }

    /** Dates whose day-end has begun, newest first. */
    @Operation(operationId = "listDayEnds", summary = "List day-ends")
    @GetMapping
    Page<DayEndLineAnswer> list(@RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        LocalDate before = Cursor.date(cursor, AFTER_ALL);
        return Page.of(
                views.list(before, Cursor.limit(limit) + 1),
                limit,
                DayEndLineAnswer::of,
                outline -> outline.date().toString(),
                next -> list(Page.MOST_ITEMS, next));
    }

    /** The status of a date: its loans by type, its timings and its newest trial balance. */
    @Operation(operationId = "getDayEnd", summary = "Show a day-end and its trial balance")
    @GetMapping("/{date}")
    DayEndAnswer find(@PathVariable String date) {
        LocalDate asked = BusinessDate.read("date", date);
        return lookup.find(asked).orElseThrow(() -> DayEndLookup.unknown(asked));
    }
}
