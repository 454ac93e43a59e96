package floorplan.api.dayend;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TextCursor;
import floorplan.api.request.FilterText;
import floorplan.store.dayend.FailureViews;
import floorplan.store.dayend.FailureViews.Failure;
import floorplan.store.dayend.FailureViews.ReasonGroup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the failed loans of a date, singly and by reason. */
@RestController
@Tag(name = "Day-ends")
@RequestMapping("/v1/day-ends/{date}/failures")
class FailureController {
    private final DayEndLookup lookup;
    private final FailureViews views;

    FailureController(DayEndLookup lookup, FailureViews views) {
        this.lookup = lookup;
        this.views = views;
    }

    /** A loan that could not accrue the date. */
    record FailureAnswer(String loanId, String reason, Instant failedAt) {
        static FailureAnswer of(Failure failure) {
            return new FailureAnswer(failure.loanNo(), failure.reason(), failure.failedAt());
        }
    }

    /** The loans that could not accrue the date yet. */
    @Operation(operationId = "listDayEndFailures", summary = "List the failed loans of a date")
    @GetMapping
    Page<FailureAnswer> failures(
            @PathVariable String date,
            @Parameter(description = "Exact reason for which they failed") @RequestParam @Nullable String reason,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate asked = lookup.begun(BusinessDate.read("date", date)).date();
        long after = Cursor.key(cursor);
        return Page.of(
                views.failures(asked, FilterText.reason("reason", reason), after, Cursor.limit(limit) + 1),
                limit,
                FailureAnswer::of,
                failure -> Long.toString(failure.key()),
                next -> failures(date, reason, Page.MOST_ITEMS, next));
    }

    /**
     * The failed loans of one reason.
     *
     * @param reason the reason, as {@code ?reason=} of the list takes it
     * @param oldest time since which the oldest of them has failed
     */
    record ReasonGroupAnswer(String reason, long count, Instant oldest) {
        static ReasonGroupAnswer of(ReasonGroup group) {
            return new ReasonGroupAnswer(group.reason(), group.count(), group.oldest());
        }
    }

    /** The reasons of a date's failed loans, in the order of their texts, with the number of loans of each. */
    @Operation(operationId = "listDayEndFailureReasons", summary = "Count the failed loans of a date by reason")
    @GetMapping("/reasons")
    Page<ReasonGroupAnswer> reasons(
            @PathVariable String date,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        LocalDate asked = lookup.begun(BusinessDate.read("date", date)).date();
        return Page.of(
                views.reasons(asked, TextCursor.read(cursor), Cursor.limit(limit) + 1),
                limit,
                ReasonGroupAnswer::of,
                ReasonGroup::reason,
                next -> reasons(date, Page.MOST_ITEMS, next));
    }
}
