package floorplan.console.dayend;

import floorplan.console.page.RowsOfPage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Day-ends, as the API's operations about them answer. */
public final class DayEndParts {
    private DayEndParts() {}

    /** {@code GET /v1/day-ends}. */
    public record DateRows(List<DateRow> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record DateRow(String id, LocalDate businessDate, String status, boolean accepted, long failures) {
        /** True if the first page counts the date, or its loans, as waiting for a person. */
        boolean waits() {
            return failures > 0 || (status.equals("UNBALANCED") && !accepted);
        }
    }

    /** {@code GET /v1/day-ends/{date}}. */
    public record ShownDayEnd(
            LocalDate businessDate,
            String status,
            @Nullable LocalDate waitsFor,
            @Nullable Instant startedAt,
            @Nullable Instant closedAt,
            List<ShownProgress> loanTypes,
            @Nullable ShownBalance trialBalance,
            String workflowId) {
        public boolean isRunning() {
            return "RUNNING".equals(status);
        }

        /** True if a person may accept the newest run of the checks. */
        public boolean isAcceptable() {
            return "UNBALANCED".equals(status) && trialBalance != null && trialBalance.acceptance() == null;
        }

        public long failed() {
            return loanTypes.stream().mapToLong(ShownProgress::failed).sum();
        }
    }

    public record ShownProgress(
            String loanType,
            long eligible,
            long done,
            long failed,
            @Nullable Long loansPerSecond,
            @Nullable Long secondsLeft) {
        public @Nullable Duration left() {
            return secondsLeft == null ? null : Duration.ofSeconds(secondsLeft);
        }
    }

    public record ShownBalance(
            int run,
            Instant checkedAt,
            boolean holds,
            @Nullable ShownAcceptance acceptance,
            List<ShownCheck> checks) {
        /** The checks that do not hold. */
        public List<ShownCheck> broken() {
            return checks.stream().filter(check -> !check.holds()).toList();
        }

        /** All checks, those that do not hold first. */
        public List<ShownCheck> worstFirst() {
            return checks.stream()
                    .sorted(Comparator.comparing(ShownCheck::holds))
                    .toList();
        }
    }

    public record ShownAcceptance(String by, String reason, Instant at) {}

    public record ShownCheck(
            String name,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String loanType,
            String expected,
            String actual,
            String difference,
            boolean holds,
            List<String> loans,
            String note) {}

    /** {@code GET /v1/day-ends/{date}/failures}. */
    public record ShownFailures(
            List<ShownFailure> items, @Nullable String nextCursor) implements RowsOfPage {}

    public record ShownFailure(String loanId, String reason, Instant failedAt) {}

    /** {@code GET /v1/day-ends/{date}/failures/reasons}. */
    public record FailureReasons(List<CountedReason> items) {}

    public record CountedReason(String reason, long count, Instant oldest) {}
}
