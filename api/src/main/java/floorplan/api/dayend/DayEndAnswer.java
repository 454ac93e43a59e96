package floorplan.api.dayend;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.store.dayend.DayEndViews.DayEnd;
import floorplan.store.dayend.DayEndViews.DayEndOutline;
import floorplan.store.dayend.DayEndViews.TypeCount;
import floorplan.workflows.dayend.DayEndWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The day-end of a date.
 *
 * @param waitsFor an earlier date whose books do not balance; this date is closed only after that one is mended or
 *     accepted
 * @param startedAt null while earlier dates are closed first
 * @param loansDoneAt when the last loan was accrued for the date or recorded as failed
 * @param closedAt when the books of the date were closed; nothing can be booked on the date after that
 * @param checkedAt when the newest trial balance was drawn up
 */
record DayEndAnswer(
        String id,
        LocalDate businessDate,
        DayEndStatus status,
        @Nullable LocalDate waitsFor,
        @Nullable Instant startedAt,
        @Nullable Instant loansDoneAt,
        @Nullable Instant closedAt,
        @Nullable Instant checkedAt,
        List<TypeAnswer> loanTypes,
        @Nullable TrialBalanceAnswer trialBalance,
        String workflowId) {

    /**
     * Progress of the date for one loan type.
     *
     * @param eligible loans that the date is due for
     * @param done eligible loans that have accrued the date
     * @param failed eligible loans that could not accrue the date yet
     * @param loansPerSecond null before the first loans are done
     * @param secondsLeft estimated seconds until all are done; null before the first loans are done
     */
    record TypeAnswer(
            LoanType loanType,
            long eligible,
            long done,
            long failed,
            @Nullable Long loansPerSecond,
            @Nullable Long secondsLeft) {
        private static final long MILLIS = Duration.ofSeconds(1).toMillis();

        static TypeAnswer of(TypeCount count) {
            long behind = count.done() + count.failed();
            long millis = Math.max(1, count.elapsed().toMillis());
            boolean begun = behind > 0;
            long left = Math.max(0, count.eligible() - behind);
            return new TypeAnswer(
                    count.loanType(),
                    count.eligible(),
                    count.done(),
                    count.failed(),
                    begun ? behind * MILLIS / millis : null,
                    begun ? Math.ceilDiv(left * millis, behind * MILLIS) : null);
        }
    }

    static DayEndAnswer of(DayEnd dayEnd, @Nullable LocalDate waitsFor) {
        DayEndOutline outline = dayEnd.outline();
        var ran = outline.trialBalance();
        return new DayEndAnswer(
                outline.date().toString(),
                outline.date(),
                outline.status(),
                waitsFor,
                outline.startedAt(),
                dayEnd.loansDoneAt(),
                outline.closedAt(),
                ran == null ? null : ran.checkedAt(),
                dayEnd.loanTypes().stream().map(TypeAnswer::of).toList(),
                ran == null ? null : TrialBalanceAnswer.of(ran, dayEnd.checks()),
                DayEndWorkflow.workflowId(outline.date()));
    }

    /** A date whose day-end was requested but has not begun. */
    static DayEndAnswer notBegun(LocalDate date, @Nullable LocalDate waitsFor) {
        return new DayEndAnswer(
                date.toString(),
                date,
                DayEndStatus.RUNNING,
                waitsFor,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                DayEndWorkflow.workflowId(date));
    }
}
