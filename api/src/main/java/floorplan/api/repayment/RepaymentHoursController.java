package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.store.database.BusinessClock;
import floorplan.store.repayment.RepaymentHours;
import floorplan.store.repayment.RepaymentHours.RepaymentHour;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts the repayments of each hour, with their time to completion. */
@RestController
@Tag(name = "Repayments")
class RepaymentHoursController {
    private static final int MOST_HOURS = 168;

    private final RepaymentHours counts;
    private final BusinessClock clock;

    RepaymentHoursController(RepaymentHours counts, BusinessClock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /** One entry per hour, the oldest first, the present one last. */
    record RepaymentHoursAnswer(List<RepaymentHourAnswer> hours) {}

    /** The repayments accepted in an hour. */
    @Schema(name = "RepaymentHour")
    record RepaymentHourAnswer(
            @Schema(description = "Start of the hour", example = "2026-03-10T08:00:00Z")
            Instant start,

            @Schema(example = "120") long accepted,

            @Schema(description = "Of these, refused so far", example = "2")
            long refused,

            @Schema(description = "Of these, applied and sent to the credit side so far", example = "118")
            long completed,

            @Schema(
                    description = "Mean time from acceptance until they were sent, in milliseconds; null if none was",
                    example = "180")
            @Nullable
            Long meanMillis,

            @Schema(description = "Longest such time in milliseconds; null if none was sent", example = "950") @Nullable
            Long longestMillis) {
        static RepaymentHourAnswer of(RepaymentHour hour) {
            return new RepaymentHourAnswer(
                    hour.start(),
                    hour.accepted(),
                    hour.refused(),
                    hour.completed(),
                    millis(hour.mean()),
                    millis(hour.longest()));
        }

        private static @Nullable Long millis(@Nullable Duration time) {
            return time == null ? null : time.toMillis();
        }
    }

    @GetMapping("/v1/repayments/hours")
    @Operation(
            operationId = "countRepaymentsByHour",
            summary = "Count repayments by hour, with their time to completion",
            description =
                    "The repayments accepted in each of the last hours, by the database's clock. An hour begins with a full hour in UTC.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    RepaymentHoursAnswer hours(
            @Parameter(description = "Number of hours, 1 to 168, the present one included", example = "24")
                    @RequestParam(defaultValue = "24")
                    int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw ApiProblem.invalid("hours", "must be from 1 to " + MOST_HOURS);
        }
        Instant first = clock.now().truncatedTo(ChronoUnit.HOURS).minus(hours - 1L, ChronoUnit.HOURS);
        return new RepaymentHoursAnswer(
                counts.list(first, hours).stream().map(RepaymentHourAnswer::of).toList());
    }
}
