package floorplan.worker;

import floorplan.activities.repayment.RepaymentActivities;
import floorplan.devstack.TestStack;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.credit.CreditQueues;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import io.temporal.client.WorkflowClient;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The worker with every queue on the real servers, and books with one loan of 200,000.00. A dealer's repayment pays
 * principal only.
 */
public final class WorkerUnderTest implements AutoCloseable {
    public final AccountDatabase account = TestSchema.account("owner");
    public final ClmsDatabase clms = TestSchema.clms("owner");
    public final AccountSchema books = new AccountSchema();
    public final TestServers servers = TestServers.connect();
    private final ConfigurableApplicationContext worker;

    /** @param settings Spring properties */
    public WorkerUnderTest(Map<String, String> settings) {
        Map<String, Object> properties = new TreeMap<>(TestStack.get().springProperties());
        properties.put("spring.profiles.active", "account-queue");
        // The hour that has just passed, so the day-end does not begin during a test.
        properties.put(
                "floorplan.day-end.at",
                LocalTime.now(ZoneId.of("Asia/Shanghai"))
                        .minusHours(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        properties.putAll(settings);
        worker = new SpringApplicationBuilder(WorkerApplication.class)
                .properties(properties)
                .run("--server.port=0");
    }

    public <T> T bean(Class<T> type) {
        return worker.getBean(type);
    }

    public WorkflowClient temporal() {
        return bean(WorkflowClient.class);
    }

    public RepaymentActivities repayments() {
        return bean(RepaymentActivities.class);
    }

    /** Deletes everything that an earlier test has left, and draws the loan. */
    public void begin() {
        RabbitAdmin admin = new RabbitAdmin(servers.rabbit());
        admin.initialize();
        admin.purgeQueue(CreditQueues.CREDIT);
        admin.purgeQueue(CreditQueues.DEAD);
        TestSchema.empty("account");
        TestSchema.empty("clms");
        servers.emptyRedis();
        SomeLoan loan = new SomeLoan("L");
        loan.loanType = LoanType.MANUFACTURER;
        loan.dealerShare = null;
        String importId = books.completed(loan).id();
        clms.sql(
                        "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES ('dealer', 'CNY', 100000000, 20000000)")
                .update();
        clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, currency, amount, created_at, finished_at)
                        VALUES (?, 'RESERVATION', 'RESERVED', 'dealer', 'CNY', 20000000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """).param("import:" + importId + ":dealer").update();
    }

    /** A repayment of 10,000.00 with a new id. */
    public static AcceptedRepayment repayment() {
        String id = AccountSchema.newId();
        return new AcceptedRepayment(
                id,
                "client",
                id,
                "h".repeat(64),
                "L",
                Payer.DEALER,
                new Money(Currency.getInstance("CNY"), 1_000_000),
                LocalDate.of(2026, 3, 10),
                null,
                BackDating.NONE);
    }

    /** The used amount of the dealer's credit line, in cents. */
    public long used() {
        return number(clms, "SELECT used FROM credit_line");
    }

    public static long number(Database schema, String sql) {
        return schema.sql(sql).query(Long.class).single();
    }

    /** The result of a query for exactly one text. */
    public static String text(Database schema, String sql) {
        return schema.sql(sql).query(String.class).single();
    }

    public static void change(Database schema, String sql) {
        schema.sql(sql).update();
    }

    /** True if both hashes in Redis are empty. */
    public boolean isQuiet() {
        return servers.redis().opsForHash().size("pre_data") == 0
                && servers.redis().opsForHash().size("suc_send_data") == 0;
    }

    @Override
    public void close() {
        worker.close();
        servers.close();
    }
}
