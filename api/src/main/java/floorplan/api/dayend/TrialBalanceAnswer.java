package floorplan.api.dayend;

import floorplan.store.dayend.CheckLine;
import floorplan.store.dayend.DayEndViews.Acceptance;
import floorplan.store.dayend.DayEndViews.CheckRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial balance of a date.
 *
 * @param run number of this run of the date's checks, from 1
 * @param holds true if every check holds
 * @param acceptance a person's acceptance of the differences, which lets later dates go on; null if there is none
 */
record TrialBalanceAnswer(
        int run, Instant checkedAt, boolean holds, @Nullable AcceptanceAnswer acceptance, List<CheckAnswer> checks) {
    private static final int CENT_DECIMALS = 2;

    /** A person's acceptance of known differences. */
    record AcceptanceAnswer(String by, String reason, Instant at) {
        static @Nullable AcceptanceAnswer of(@Nullable Acceptance acceptance) {
            return acceptance == null
                    ? null
                    : new AcceptanceAnswer(acceptance.by(), acceptance.reason(), acceptance.at());
        }
    }

    /**
     * Two figures that must be equal.
     *
     * @param currency currency of the figures, which are then decimal strings; null if the figures count loans
     * @param difference actual − expected
     * @param loans numbers of loans that cause a difference, a few at most
     * @param note what is wrong with these loans; may be empty
     */
    record CheckAnswer(
            String name,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String loanType,
            String expected,
            String actual,
            String difference,
            boolean holds,
            List<String> loans,
            String note) {
        static CheckAnswer of(CheckLine line) {
            return new CheckAnswer(
                    line.name(),
                    line.currency(),
                    line.account(),
                    line.loanType(),
                    figure(line, line.expected()),
                    figure(line, line.actual()),
                    figure(line, line.difference()),
                    line.difference().signum() == 0,
                    line.loans(),
                    line.note());
        }

        private static String figure(CheckLine line, BigDecimal whole) {
            return line.currency() == null
                    ? whole.toPlainString()
                    : whole.movePointLeft(CENT_DECIMALS).setScale(CENT_DECIMALS).toPlainString();
        }
    }

    static TrialBalanceAnswer of(CheckRun ran, List<CheckLine> checks) {
        return new TrialBalanceAnswer(
                ran.run(),
                ran.checkedAt(),
                ran.holds(),
                AcceptanceAnswer.of(ran.acceptance()),
                checks.stream().map(CheckAnswer::of).toList());
    }
}
