package floorplan.api.dayend;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.dayend.DayEndViews;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import floorplan.workflows.dayend.DayEnds;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Looks dates up, and refuses dates that cannot be shown or closed. */
@Component
class DayEndLookup {
    private final DayEndViews views;
    private final DayEnds dayEnds;

    DayEndLookup(DayEndViews views, DayEnds dayEnds) {
        this.views = views;
        this.dayEnds = dayEnds;
    }

    /** The status of a date; empty if its day-end has neither begun nor been requested. */
    Optional<DayEndAnswer> find(LocalDate date) {
        return views.find(date)
                .map(dayEnd -> DayEndAnswer.of(
                        dayEnd, dayEnd.outline().status() == DayEndStatus.RUNNING ? waitsFor(date) : null))
                .or(() -> isAskedFor(date) ? Optional.of(notBegun(date)) : Optional.empty());
    }

    DayEndAnswer notBegun(LocalDate date) {
        return DayEndAnswer.notBegun(date, waitsFor(date));
    }

    private @Nullable LocalDate waitsFor(LocalDate date) {
        return views.unbalancedBefore(date).orElse(null);
    }

    /** Only Temporal knows a date that waits behind earlier dates. */
    private boolean isAskedFor(LocalDate date) {
        return TemporalCalls.describe(dayEnds.launcher(date))
                .filter(TemporalCalls::isRunning)
                .isPresent();
    }

    /** @throws ApiProblem if the day-end of the date never began */
    DayEndOutline begun(LocalDate date) {
        return views.outline(date).orElseThrow(() -> unknown(date));
    }

    /** @throws ApiProblem if the day-end of the date never began or still runs */
    DayEndOutline checked(LocalDate date) {
        DayEndOutline outline = begun(date);
        if (outline.status() == DayEndStatus.RUNNING) {
            throw new ApiProblem(
                    ProblemType.DAY_END_RUNNING,
                    date + " is still being closed. Wait until GET /v1/day-ends/" + date + " shows another status.");
        }
        return outline;
    }

    /**
     * Signals a date's day-end.
     *
     * @return 202 with the present status of the date
     * @throws floorplan.api.answer.WorkflowUnavailable if the day-end cannot be signalled
     */
    ResponseEntity<DayEndAnswer> told(LocalDate date, Runnable tell) {
        TemporalCalls.within(() -> {
            tell.run();
            return date;
        });
        return accepted(date, DayEndController.location(date));
    }

    /** 202 with the present status of a date whose day-end has begun. */
    ResponseEntity<DayEndAnswer> accepted(LocalDate date, URI location) {
        return ResponseEntity.accepted()
                .location(location)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(find(date).orElseThrow());
    }

    static ApiProblem unknown(LocalDate date) {
        return new ApiProblem(
                ProblemType.NOT_FOUND,
                "The day-end of " + date + " has neither begun nor been requested:"
                        + " POST /v1/day-ends closes the date with all open dates before it.");
    }

    /**
     * @throws ApiProblem if there is no loan, the date lies before the first date of the books, or an earlier date
     *     waits for a person
     */
    void requireClosable(LocalDate date) {
        Optional<LocalDate> first = views.firstDate();
        if (first.isEmpty() || date.isBefore(first.get())) {
            throw new ApiProblem(
                    ProblemType.NOTHING_TO_CLOSE,
                    first.map(begin -> "The books begin on " + begin + ": ask for that date or a later one.")
                            .orElse("There is no loan yet. Import loans first."));
        }
        views.unbalancedBefore(date).ifPresent(earlier -> {
            throw new ApiProblem(
                            ProblemType.EARLIER_DATE_UNBALANCED,
                            date + " waits: the books of " + earlier + " do not balance. See GET /v1/day-ends/"
                                    + earlier
                                    + "; mend it and POST /v1/day-ends/" + earlier
                                    + "/failures/retry, or accept it with POST /v1/day-ends/" + earlier + "/accept.")
                    .with("unbalancedDate", earlier.toString());
        });
    }
}
