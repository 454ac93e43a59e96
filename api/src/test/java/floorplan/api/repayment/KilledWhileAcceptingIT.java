package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/**
 * {@code kill -9} of the API at each point of accepting a repayment. The test holds the API at the point by locking
 * rows or pausing a server. A client that repeats its request is answered as if nothing had happened.
 */
class KilledWhileAcceptingIT {
    private RunningSystem system;
    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeEach
    void drawLoans() {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("KILL", "9000000.00");
        for (String point : new String[] {"STARTING", "STARTED", "LOGGED", "APPLIED", "PUBLISHED", "DONE"}) {
            portfolio.loan(point, "KILL", "DEALER");
        }
        portfolio.importInto(system);
    }

    @Test
    void answersTheRetryAfterItWasKilledBeforeTheRepaymentWasLogged() throws Exception {
        try (Connection log = transaction("account")) {
            // No row can be added while every gap is held.
            log.createStatement().execute("SELECT id FROM repayment_log FOR UPDATE");
            ids.put("STARTED", accepted("STARTED"));
            TestStack.get().pause(Server.TEMPORAL);
            long before = starts();
            CompletableFuture<Void> starting = inFlight("STARTING");
            await("the API starts the workflow").until(() -> starts() > before);
            system.api.kill();
            TestStack.get().resume(Server.TEMPORAL);
            starting.join();
            assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log"))
                    .isZero();
        }
        system.api.startAgain();

        answersTheRetries("STARTING", "STARTED");
    }

    @Test
    void answersTheRetryAfterItWasKilledOnceTheRepaymentWasLogged() throws Exception {
        assertThat(system.repay("DONE", body("DONE")).status()).isEqualTo(201);
        try (Connection logged = transaction("account");
                Connection published = transaction("account");
                Connection applied = transaction("account")) {
            holdLoan(logged, "LOGGED");
            ids.put("LOGGED", accepted("LOGGED"));
            awaitStatus("LOGGED", "ACCEPTED");
            reachPublished(published);
            holdLoan(applied, "APPLIED");
            ids.put("APPLIED", accepted("APPLIED"));
            awaitStatus("APPLIED", "ACCEPTED");
            pauseRedis(60_000);
            applied.rollback();
            awaitStatus("APPLIED", "APPLIED");
            CompletableFuture<Void> waiting = inFlight("LOGGED");

            system.api.kill();
            waiting.join();
        }
        pauseRedis(0);
        system.api.startAgain();

        answersTheRetries("LOGGED", "APPLIED", "PUBLISHED", "DONE");
    }

    /**
     * Published and credited, but not marked as sent: the test locks the log row as soon as the repayment is applied.
     */
    private void reachPublished(Connection row) throws SQLException {
        try (Connection loan = transaction("account")) {
            holdLoan(loan, "PUBLISHED");
            ids.put("PUBLISHED", accepted("PUBLISHED"));
            awaitStatus("PUBLISHED", "ACCEPTED");
            pauseRedis(60_000);
            loan.rollback();
        }
        awaitStatus("PUBLISHED", "APPLIED");
        row.createStatement()
                .execute("SELECT id FROM repayment_log WHERE id = '" + ids.get("PUBLISHED") + "' FOR UPDATE");
        pauseRedis(0);
        await("credit restored")
                .until(() -> count(
                                system.clms,
                                "SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED' AND message_id = '"
                                        + ids.get("PUBLISHED") + "'")
                        == 1);
    }

    private void answersTheRetries(String... points) {
        for (String point : points) {
            await("an answer for " + point)
                    .until(() -> system.repayOnce(point, body(point)).status() == 201);
            Answer answer = system.repay(point, body(point));
            assertThat(answer.text("/status")).as(point).isEqualTo("COMPLETED");
            assertThat(answer.text("/allocation/principal")).isEqualTo("7234.49");
            assertThat(answer.text("/id")).isEqualTo(ids.getOrDefault(point, answer.text("/id")));
            assertThat(system.repay(point, body(point).replace("10000.00", "10001.00"))
                            .text("/type"))
                    .isEqualTo("/problems/idempotency-key-reused");
        }
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log")).isEqualTo(points.length);
        assertThat(count(system.account, "SELECT COUNT(*) FROM loan WHERE principal = 20000000 - 723449"))
                .isEqualTo(points.length);
        await("nothing is under way").until(() -> MoneyInvariants.quiet(system));
        MoneyInvariants.assertBalanced(system);
    }

    /** The number of workflows that the API has begun to start, by its log at DEBUG. */
    private long starts() {
        return system.api.logged().stream()
                .filter(line -> line.contains("Asking Temporal to start repayment:"))
                .count();
    }

    /** Sends a repayment and does not wait for its end. */
    private String accepted(String point) {
        Answer answer = RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments", "application/json", body(point), "Idempotency-Key", point, "Prefer", "wait=0"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.text("/id");
    }

    /** Sends a repayment whose answer never comes. */
    private CompletableFuture<Void> inFlight(String point) {
        return CompletableFuture.runAsync(() -> {
            try {
                system.repayOnce(point, body(point));
            } catch (UncheckedIOException killed) {
                // The kill broke the connection, as intended.
            }
        });
    }

    private void awaitStatus(String point, String status) {
        await(point + " is " + status)
                .until(() -> count(
                                system.account,
                                "SELECT COUNT(*) FROM repayment_log WHERE id = '" + ids.get(point) + "' AND status = '"
                                        + status + "'")
                        == 1);
    }

    private static Connection transaction(String schema) throws SQLException {
        Connection connection = TestSchema.connections(schema, "owner").getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static void holdLoan(Connection connection, String loan) throws SQLException {
        connection.createStatement().execute("SELECT id FROM loan WHERE loan_no = '" + loan + "' FOR UPDATE");
    }

    private void pauseRedis(long millis) {
        byte[][] pause = millis == 0
                ? new byte[][] {"UNPAUSE".getBytes(UTF_8)}
                : new byte[][] {"PAUSE".getBytes(UTF_8), Long.toString(millis).getBytes(UTF_8), "WRITE".getBytes(UTF_8)
                };
        system.servers.redis().execute((RedisCallback<Object>) redis -> requireNonNull(redis.execute("CLIENT", pause)));
    }

    private static String body(String loan) {
        return """
                {"loanId": "%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan);
    }
}
