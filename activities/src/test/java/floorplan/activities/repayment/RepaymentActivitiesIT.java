package floorplan.activities.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.activities.correction.LoanCorrections;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.DealerAccrual;
import floorplan.domain.accrual.ManufacturerAccrual;
import floorplan.domain.accrual.SplitAccrual;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.Repayments;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.BusinessClock;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.Loans;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.MoneyPayload;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RefusalPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** The steps on the real servers, with the loans of the money rules' worked example. */
class RepaymentActivitiesIT {
    private static final AccrualStrategies ACCRUALS =
            AccrualStrategies.of(List.of(new DealerAccrual(), new ManufacturerAccrual(), new SplitAccrual()));

    private static final Currency CNY = Currency.getInstance("CNY");

    private static TestServers servers;
    private static AccountDatabase account;
    private static RepaymentActivities steps;

    @BeforeAll
    static void connect() {
        servers = TestServers.connect();
        account = TestSchema.account("worker");
        steps = new RepaymentActivities(
                account,
                new RepaymentLog(account),
                new Loans(account, loan -> {}),
                new Journal(account),
                new OpenDate(account),
                new BusinessClock(account, ZoneId.of("Asia/Shanghai")),
                new Repayments(ACCRUALS, 90),
                new LoanCorrections(account, new Loans(account, loan -> {}), new Journal(account), ACCRUALS),
                new AuditLog(account),
                new SendHashes(servers.redis()),
                new CreditPublisher(servers.rabbit(), Duration.ofSeconds(30)));
    }

    @AfterAll
    static void disconnect() {
        servers.close();
    }

    @BeforeEach
    void drawTheExampleLoans() {
        TestSchema.empty("account");
        servers.emptyRedis();
        ExampleLoans.draw(account);
    }

    @ParameterizedTest
    @CsvSource({
        "DEALER,       551, 20000, 256000, 723449",
        "SPLIT,        193, 20000,  89600, 890207",
        "MANUFACTURER,   0,     0,      0, 1000000",
    })
    void repaysTheWorkedExample(LoanType type, long penalty, long lateFee, long interest, long principal) {
        RepaymentPayload repayment = repayment("a", type.name(), 1_000_000, LocalDate.of(2026, 3, 10));
        assertThat(steps.log(repayment)).isEqualTo(Logged.KEPT);
        MovementPayload restoration = restored(repayment);

        assertThat(restoration.principal()).isEqualTo(new MoneyPayload(CNY, principal));
        assertThat(account.sql("SELECT penalty, late_fee, interest, principal, status FROM repayment_log")
                        .query()
                        .singleRow())
                .containsEntry("penalty", penalty)
                .containsEntry("late_fee", lateFee)
                .containsEntry("interest", interest)
                .containsEntry("principal", principal)
                .containsEntry("status", "APPLIED");
        assertThat(unbalancedEntries()).isZero();
    }

    @Test
    void appliesARepaymentOnceHoweverOftenItIsTried() {
        RepaymentPayload repayment = repayment("a", "DEALER", 1_000_000, LocalDate.of(2026, 3, 10));
        steps.log(repayment);
        DecisionPayload first = steps.apply(repayment.repaymentId());

        assertThat(steps.log(repayment)).isEqualTo(Logged.KEPT);
        assertThat(steps.apply(repayment.repaymentId())).isEqualTo(first);
        assertThat(principalOf("DEALER")).isEqualTo(20_000_000 - 723_449);
    }

    /** The repayment is applied some months after it was accepted, as when a server was down that long. */
    @ParameterizedTest
    @CsvSource({"2026-03-10T15:59:59.999999Z, 2026-03-10", "2026-03-10T16:00:00Z, 2026-03-11"})
    void countsFromTheDayItWasAcceptedOn(String acceptedAt, LocalDate valueDate) {
        RepaymentPayload repayment = acceptedAt(acceptedAt);
        steps.log(repayment);

        assertThat(restored(repayment).valueDate()).isEqualTo(valueDate);
    }

    @Test
    void believesNoClockThatIsAheadOfTheDatabase() {
        steps.log(acceptedAt("2999-01-01T00:00:00Z"));

        assertThat(account.sql("SELECT accepted_at <= UTC_TIMESTAMP(6) FROM repayment_log")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        steps.log(repayment("a", "DEALER", 100, null));
        assertThat(steps.log(repayment("a", "DEALER", 200, null))).isEqualTo(Logged.KEY_REUSED);
    }

    @Test
    void leavesNoTraceOfARefusedRepaymentButItsLogRow() {
        RepaymentPayload tooMuch = repayment("a", "DEALER", 99_000_000, LocalDate.of(2026, 3, 10));
        steps.log(tooMuch);
        DecisionPayload decision = steps.apply(tooMuch.repaymentId());

        assertThat(decision.refusal()).extracting(RefusalPayload::reason).isEqualTo(RefusalReason.MORE_THAN_OWED);
        assertThat(servers.redis().opsForHash().size("pre_data")).isZero();
        assertThat(count("accrual")).isZero();
        assertThat(count("journal_line")).isZero();
        assertThat(steps.apply(tooMuch.repaymentId())).isEqualTo(decision);
    }

    @Test
    void keepsNothingWhenRedisIsDown() {
        servers.stopRedis();
        try {
            assertThatThrownBy(() -> steps.log(repayment("a", "DEALER", 100, null)))
                    .isInstanceOf(DataAccessException.class);
            assertThat(count("repayment_log")).isZero();
        } finally {
            servers.startRedis();
        }
    }

    @Test
    void movesARepaymentFromOneHashToTheOtherAndCountsSends() {
        RepaymentPayload repayment = repayment("a", "DEALER", 1_000_000, LocalDate.of(2026, 3, 10));
        steps.log(repayment);
        MovementPayload restoration = restored(repayment);
        assertThat(servers.redis().opsForHash().hasKey("pre_data", repayment.repaymentId()))
                .isTrue();

        steps.promote(restoration);
        steps.promote(restoration);

        assertThat(servers.redis().opsForHash().size("pre_data")).isZero();
        assertThat((String) servers.redis().opsForHash().get("suc_send_data", repayment.repaymentId()))
                .contains("\"sendCount\":2", "\"principal\":\"7234.49\"");
    }

    @Test
    void doesNotBelieveAConfirmOfAMessageThatNoQueueTook() {
        RepaymentPayload repayment = repayment("a", "DEALER", 1_000_000, LocalDate.of(2026, 3, 10));
        steps.log(repayment);
        MovementPayload restoration = restored(repayment);
        servers.bindCreditQueue(false);
        assertThatThrownBy(() -> steps.publish(restoration)).hasMessageContaining("no queue");

        servers.bindCreditQueue(true);
        steps.publish(restoration);
        steps.clear(repayment.repaymentId());
        assertThat(account.sql("SELECT sent_at IS NOT NULL FROM repayment_log")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static MovementPayload restored(RepaymentPayload repayment) {
        return Objects.requireNonNull(steps.apply(repayment.repaymentId()).restoration());
    }

    private static RepaymentPayload repayment(String id, String loanId, long cents, @Nullable LocalDate valueDate) {
        return new RepaymentPayload(
                id.repeat(32),
                "client",
                id,
                "%064d".formatted(cents),
                loanId,
                Payer.DEALER,
                new MoneyPayload(CNY, cents),
                valueDate,
                null,
                null,
                null,
                null);
    }

    private static RepaymentPayload acceptedAt(String instant) {
        return RepaymentPayload.of(
                repayment("a", "DEALER", 1_000_000, null).toDomain().acceptedAt(Instant.parse(instant)));
    }

    private static long principalOf(String loanNo) {
        return account.sql("SELECT principal FROM loan WHERE loan_no = ?")
                .param(loanNo)
                .query(Long.class)
                .single();
    }

    private static long unbalancedEntries() {
        return account.sql(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM journal_line GROUP BY source, event, calculated_for HAVING SUM(amount) <> 0) e")
                .query(Long.class)
                .single();
    }

    private static long count(String table) {
        return account.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
