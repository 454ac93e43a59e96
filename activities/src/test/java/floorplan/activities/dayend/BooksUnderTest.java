package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.repayment.RepaymentActivities;
import floorplan.activities.reversal.ReversalActivities;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.Repayments;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.RepaymentSeals;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.BusinessDates;
import floorplan.store.dayend.DayEndFailures;
import floorplan.store.dayend.DueLoans;
import floorplan.store.dayend.LoanRanges;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.RepaymentLog;
import floorplan.store.reversal.ReversalLog;
import floorplan.store.trialbalance.TrialBalance;
import floorplan.workflows.dayend.DayEndStanding;
import floorplan.workflows.dayend.DayEndSteps;
import floorplan.workflows.dayend.LoanRange;
import floorplan.workflows.dayend.RangePlan;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.reversal.ReversalPayload;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Books on the real servers: loans imported, books closed step by step as the workflow would, loans repaid. */
final class BooksUnderTest implements AutoCloseable {
    static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    final AccountSchema account = new AccountSchema();

    /** The schema as its owner, who may change what no other user may. */
    final AccountDatabase owner = TestSchema.account("owner");

    final DayEndSteps dayEnd;
    final BusinessDates dates;
    final DayEndFailures failures;
    private final TestServers servers = TestServers.connect();
    private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    private final RepaymentActivities repayments;
    private final ReversalActivities reversals;
    private int repaid;

    BooksUnderTest() {
        AccountDatabase database = TestSchema.account("worker");
        Loans loans = new Loans(database, loan -> {});
        Journal journal = new Journal(database);
        OpenDate openDate = new OpenDate(database);
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
                new RepaymentSeals(database),
                2));
        dayEnd = temporal.newActivityStub(DayEndSteps.class);
        repayments = new RepaymentActivities(
                database,
                new RepaymentLog(database),
                loans,
                journal,
                openDate,
                new BusinessClock(database, ZoneId.of("Asia/Shanghai")),
                new Repayments(ACCRUALS),
                new SendHashes(servers.redis()),
                new CreditPublisher(servers.rabbit(), Duration.ofSeconds(2)));
        reversals = new ReversalActivities(
                database,
                new ReversalLog(database),
                loans,
                journal,
                openDate,
                new Repayments(ACCRUALS),
                new SendHashes(servers.redis()),
                new AuditLog(database));
    }

    static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? "0.35" : null;
        return loan;
    }

    static SomeLoan[] oneOfEachType() {
        return Stream.of(LoanType.values()).map(type -> loan(type, type.name())).toArray(SomeLoan[]::new);
    }

    /** Empties the books. */
    BooksUnderTest empty() {
        temporal.setActivityHeartbeatListener(Void.class, sign -> {});
        TestSchema.empty("account");
        servers.emptyRedis();
        return this;
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

    /** @return the refusal; null if the repayment was applied */
    @Nullable
    Refusal repay(String loanNo, Payer payer, Currency currency, long cents, LocalDate valueDate) {
        String id = "%032x".formatted(++repaid);
        repayments.log(RepaymentPayload.of(new AcceptedRepayment(
                id, "test", id, id + id, loanNo, payer, new Money(currency, cents), valueDate, null)));
        return repayments.apply(id).toDomain() instanceof Refusal refusal ? refusal : null;
    }

    /** The id of the newest repayment. */
    String newest() {
        return "%032x".formatted(repaid);
    }

    CreditMovement reverse(String repaymentId) {
        assertThat(mayReverse(repaymentId)).isTrue();
        return reversals.apply(repaymentId).toDomain();
    }

    boolean mayReverse(String repaymentId) {
        return reversals.log(new ReversalPayload(repaymentId, "test", "bounced"));
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

    @Override
    public void close() {
        temporal.close();
        servers.close();
    }
}
