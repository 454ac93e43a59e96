package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.audit.DateSeals;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.BusinessDates;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.imports.AccountSchema;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.trialbalance.TrialBalance;
import floorplan.workflows.dayend.DayEndStanding;
import floorplan.workflows.dayend.DayEndSteps;
import floorplan.workflows.dayend.LoanRange;
import floorplan.workflows.dayend.RangePlan;
import io.temporal.testing.TestActivityEnvironment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Books on the real servers whose loans accrue and whose dates close, by the steps of the day-end's workflow. */
abstract class DayEndsUnderTest {
    static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    final AccountSchema account = new AccountSchema();

    /** The schema as its owner, who may change what no other user may. */
    final AccountDatabase owner = TestSchema.account("owner");

    final DayEndSteps dayEnd;
    final BusinessDates dates;
    final DayEndFailures failures;
    final TestServers servers = TestServers.connect();
    final AccountDatabase database = TestSchema.account("worker");
    final Journal journal = new Journal(database);
    final OpenDate openDate = new OpenDate(database);
    final Loans loans = new Loans(database, loan -> {});
    private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();

    DayEndsUnderTest() {
        LoanRanges ranges = new LoanRanges(database);
        failures = new DayEndFailures(database);
        dates = new BusinessDates(database, ranges);
        temporal.registerActivitiesImplementations(new DayEndActivities(
                database,
                dates,
                ranges,
                new DueLoans(database),
                failures,
                loans,
                journal,
                openDate,
                ACCRUALS,
                new TrialBalance(database),
                new DateSeals(database),
                2));
        dayEnd = temporal.newActivityStub(DayEndSteps.class);
    }

    void onSignOfLife(Runnable listener) {
        temporal.setActivityHeartbeatListener(Void.class, sign -> listener.run());
    }

    void closeThrough(String first, String last) {
        LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).forEach(this::close);
    }

    List<DayEndStatus> closeAll(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .map(this::close)
                .toList();
    }

    DayEndStatus close(String date) {
        return close(LocalDate.parse(date));
    }

    DayEndStatus close(LocalDate date) {
        dayEnd.begin(date);
        do {
            accrueLoans(date);
        } while (!dayEnd.moveOpenDate(date));
        return check(date);
    }

    void accrueLoans(LocalDate date) {
        for (LoanType type : LoanType.values()) {
            RangePlan plan = dayEnd.plan(date, type);
            while (!plan.ranges().isEmpty()) {
                for (LoanRange range : plan.ranges()) {
                    dayEnd.accrueRange(date, range);
                }
                plan = dayEnd.plan(date, type);
            }
        }
    }

    DayEndStatus check(LocalDate date) {
        DayEndStanding standing = dayEnd.trialBalance(date);
        return Objects.requireNonNull(standing.status());
    }

    DayEndStatus retryFailures(LocalDate date) {
        dayEnd.retryFailures(date);
        return check(date);
    }

    /** Closes a date while a loan is reopened after its range was finished. The date must include that loan. */
    void closeWhile(Runnable aLoanIsOpenAgain, String date) {
        LocalDate open = LocalDate.parse(date);
        dayEnd.begin(open);
        accrueLoans(open);
        aLoanIsOpenAgain.run();
        assertThat(dayEnd.moveOpenDate(open)).isFalse();
        accrueLoans(open);
        assertThat(dayEnd.moveOpenDate(open)).isTrue();
        assertThat(check(open)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(rows("SELECT accrued_through FROM loan")).containsExactly(date);
    }

    /** Rows as text, in the order of the query. */
    List<String> rows(String sql) {
        return owner.sql(sql).query().listOfRows().stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }

    void disconnect() {
        temporal.close();
        servers.close();
    }
}
