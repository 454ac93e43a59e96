package floorplan.console.today;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest day-end, as the API's operations about it answer. */
final class LastDayEnd {
    private LastDayEnd() {}

    /** {@code GET /v1/day-ends}. */
    public record DateRows(List<DateRow> items) {}

    public record DateRow(String id) {}

    /** {@code GET /v1/day-ends/{date}}. */
    public record ShownDayEnd(
            LocalDate businessDate,
            String status,
            @Nullable LocalDate waitsFor,
            @Nullable Instant startedAt,
            @Nullable Instant closedAt,
            List<ShownProgress> loanTypes,
            @Nullable ShownBalance trialBalance) {}

    public record ShownProgress(String loanType, long eligible, long done, long failed) {}

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
    public record ShownFailures(List<ShownFailure> items) {}

    public record ShownFailure(String loanId, String reason, Instant failedAt) {}
}
