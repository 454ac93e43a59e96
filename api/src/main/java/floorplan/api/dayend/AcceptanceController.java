package floorplan.api.dayend;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.store.dayend.Acceptances;
import floorplan.workflows.dayend.DayEnds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accepts a date whose books do not balance. */
@RestController
@Tag(name = "Day-ends")
@RequestMapping("/v1/day-ends/{date}")
class AcceptanceController {

    private final DayEndLookup lookup;
    private final Acceptances acceptances;
    private final DayEnds dayEnds;

    AcceptanceController(DayEndLookup lookup, Acceptances acceptances, DayEnds dayEnds) {
        this.lookup = lookup;
        this.acceptances = acceptances;
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
        return lookup.told(asked, () -> dayEnds.accepted(asked, caller.client()));
    }

    private static int run(AcceptBody body) {
        Integer run = body.run();
        if (run == null || run < 1) {
            throw ApiProblem.invalid(
                    "run", "must be the number of the run that is accepted: trialBalance.run of the date");
        }
        return run;
    }
}
