package floorplan.activities.dayend;

import floorplan.activities.SignsOfLife;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.store.audit.DateSeals;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.BusinessDates;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.trialbalance.TrialBalance;
import floorplan.workflows.dayend.DayEndStanding;
import floorplan.workflows.dayend.DayEndSteps;
import floorplan.workflows.dayend.LoanRange;
import floorplan.workflows.dayend.RangePlan;
import floorplan.workflows.dayend.RangeResult;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a day-end on the real servers. */
public final class DayEndActivities implements DayEndSteps {
    private static final Logger LOG = LoggerFactory.getLogger(DayEndActivities.class);

    private final BusinessDates dates;
    private final LoanRanges ranges;
    private final RangeAccrual rangeAccrual;
    private final FailedLoans failedLoans;
    private final TrialBalance trialBalance;
    private final DateSeals seals;
    private final int rangesAtOnce;

    /** @param rangesAtOnce the number of ranges of one loan type that may be worked on at the same time */
    public DayEndActivities(
            AccountDatabase database,
            BusinessDates dates,
            LoanRanges ranges,
            DueLoans dueLoans,
            DayEndFailures failures,
            Loans loans,
            Journal journal,
            OpenDate openDate,
            AccrualStrategies accruals,
            TrialBalance trialBalance,
            DateSeals seals,
            int rangesAtOnce) {
        this.dates = dates;
        this.ranges = ranges;
        this.rangeAccrual = new RangeAccrual(database, ranges, dueLoans, failures, journal, openDate, accruals);
        this.failedLoans = new FailedLoans(database, failures, loans, journal, openDate, accruals);
        this.trialBalance = trialBalance;
        this.seals = seals;
        this.rangesAtOnce = rangesAtOnce;
    }

    @Override
    public DayEndStanding begin(LocalDate date) {
        return SignsOfLife.during(() -> standing(date, !dates.begin(date)));
    }

    @Override
    public RangePlan plan(LocalDate date, LoanType loanType) {
        List<LoanRange> left = SignsOfLife.during(() -> ranges.left(date, loanType, RangePlan.MOST)).stream()
                .map(range -> new LoanRange(loanType, range.round(), range.firstId(), range.eligible()))
                .toList();
        return new RangePlan(left, rangesAtOnce);
    }

    @Override
    public RangeResult accrueRange(LocalDate date, LoanRange range) {
        return rangeAccrual.accrue(date, range, DayEndActivities::signOfLife);
    }

    @Override
    public boolean moveOpenDate(LocalDate date) {
        return SignsOfLife.during(() -> dates.close(date));
    }

    @Override
    public void retryFailures(LocalDate date) {
        failedLoans.retry(date, DayEndActivities::signOfLife);
    }

    @Override
    public DayEndStanding trialBalance(LocalDate date) {
        return SignsOfLife.during(() -> {
            seals.seal(date);
            if (trialBalance.run(date)) {
                LOG.info("{}: the books balance", date);
            } else {
                LOG.error("{}: the books do not balance; GET /v1/day-ends/{} says where", date, date);
            }
            return standing(date, true);
        });
    }

    private DayEndStanding standing(LocalDate date, boolean closed) {
        return dates.checked(date)
                .map(checked -> new DayEndStanding(
                        closed, DayEndStatus.ofChecked(checked.holds(), checked.failures()), checked.accepted()))
                .orElse(new DayEndStanding(closed, null, false));
    }

    private static void signOfLife() {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        activity.heartbeat(null);
    }
}
