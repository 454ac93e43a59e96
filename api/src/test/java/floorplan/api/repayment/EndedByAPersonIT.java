package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import floorplan.workflows.repayment.RepaymentWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Workflows of repayments that somebody terminates in Temporal: one before it is logged, one before it is applied, one
 * after that. The API is killed first, so none of their steps is still under way.
 */
class EndedByAPersonIT {
    private static final String UNLOGGED = "unlogged";
    private static final String LOGGED = "logged";
    private static final String APPLIED = "applied";
    private static final String UNKNOWN = "no-such-loan";
    private static final String SENT_HASH = "suc_send_data";

    private static final WorkflowServiceStubs TEMPORAL =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(requireNonNull(TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                    .build());
    private static final Map<String, String> IDS = new TreeMap<>();
    private static RunningSystem system;

    @BeforeAll
    static void endThem() throws SQLException {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("ENDED", "9000000.00");
        List.of(UNLOGGED, LOGGED, APPLIED).forEach(loan -> portfolio.loan(loan, "ENDED", "DEALER"));
        portfolio.importInto(system);
        sweeps().pause();
        try (Connection loan = transaction();
                Connection log = transaction()) {
            // A string under the key of the hash makes every write of a field fail.
            system.servers.redis().opsForValue().set(SENT_HASH, "held");
            accept(APPLIED);
            awaitStatus(APPLIED, "APPLIED");
            loan.createStatement().execute("SELECT id FROM loan WHERE loan_no = '" + LOGGED + "' FOR UPDATE");
            accept(LOGGED);
            awaitStatus(LOGGED, "ACCEPTED");
            // No row can be added while every gap is held.
            log.createStatement().execute("SELECT id FROM repayment_log FOR UPDATE");
            accept(UNLOGGED);
            system.api.kill();
        }
        system.servers.redis().delete(SENT_HASH);
        terminate();
        system.api.startAgain();
    }

    private static Connection transaction() throws SQLException {
        Connection connection = TestSchema.connections("account", "owner").getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static void accept(String key) {
        Answer accepted = RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments",
                "application/json",
                body(key, "10000.00"),
                "Idempotency-Key",
                key,
                "Prefer",
                "wait=0"));
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        IDS.put(key, accepted.text("/id"));
    }

    private static void awaitStatus(String key, String status) {
        await(key + " is " + status)
                .until(() -> count(
                                system.account,
                                "SELECT COUNT(*) FROM repayment_log WHERE idempotency_key = '%s' AND status = '%s'"
                                        .formatted(key, status))
                        == 1);
    }

    @AfterAll
    static void sweepAgain() {
        sweeps().unpause();
        TEMPORAL.shutdown();
    }

    /** The schedule of the sweep. The test pauses it, because a sweep would carry on whatever was logged. */
    private static ScheduleHandle sweeps() {
        return ScheduleClient.newInstance(TEMPORAL).getHandle("sweep");
    }

    private static void terminate() {
        WorkflowClient temporal = WorkflowClient.newInstance(TEMPORAL);
        IDS.values()
                .forEach(id -> temporal.newUntypedWorkflowStub(RepaymentWorkflow.workflowId(id))
                        .terminate("a person has ended it"));
    }

    @Test
    void startsOneAgainThatWasNeverLogged() {
        assertThat(repay(UNLOGGED, "10001.00").text("/type")).isEqualTo("/problems/idempotency-key-reused");

        Answer again = repay(UNLOGGED, "10000.00");

        assertThat(again.status()).as(again.response().body()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(IDS.get(UNLOGGED));
        assertThat(repay(UNLOGGED, "10000.00").body().at("/allocation"))
                .isEqualTo(again.body().at("/allocation"));
        assertThat(principalPaid(UNLOGGED)).isEqualTo(7_234_49);
    }

    @Test
    void asksForPatienceWithOneThatWasLogged() {
        isUnavailable(system.repayOnce(LOGGED, body(LOGGED, "10000.00")));

        assertThat(repay(LOGGED, "10001.00").text("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void appliesNothingTwice() {
        isUnavailable(system.repayOnce(APPLIED, body(APPLIED, "10000.00")));

        assertThat(principalPaid(APPLIED)).isEqualTo(7_234_49);
    }

    /** The schema was put back to an older state: the workflow has ended, and the log has no row of it. */
    @Test
    void findsAnAnswerWhereTheRowOfAnEndedOneIsLost() throws SQLException {
        Answer first = repay("row-is-lost", UNKNOWN, "10000.00");
        assertThat(first.text("/type")).isEqualTo("/problems/unknown-loan");
        try (Connection owner = transaction();
                Statement lose = owner.createStatement()) {
            lose.executeUpdate("DELETE FROM repayment_log WHERE idempotency_key = 'row-is-lost'");
            owner.commit();
        }
        assertThat(system.get("/v1/repayments/" + first.text("/repaymentId")).text("/detail"))
                .contains("very same request");

        Answer again = repay("row-is-lost", UNKNOWN, "10000.00");

        assertThat(again.status()).as(again.response().body()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body());
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.text("/detail")).contains("same request again");
    }

    /** The repaid principal in cents. */
    private static long principalPaid(String loan) {
        return count(system.account, "SELECT 20000000 - principal FROM loan WHERE loan_no = '" + loan + "'");
    }

    private static Answer repay(String key, String amount) {
        return repay(key, key, amount);
    }

    private static Answer repay(String key, String loan, String amount) {
        return system.repay(key, body(loan, amount));
    }

    private static String body(String loan, String amount) {
        return """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan, amount);
    }
}
