package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers to clients while a server is down, and recovery without a person once it is back. */
class ServersDownIT {
    /** Longest time of an answer, on a busy machine too. Temporal's client alone would try for a minute. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("DOWN", "2000000.00");
        for (Server server : Server.values()) {
            portfolio.loan("DOWN-" + server, "DOWN", "DEALER");
        }
        portfolio.loan("DOWN-LOCKED", "DOWN", "DEALER").loan("DOWN-FREE", "DOWN", "DEALER");
        portfolio.importInto(system);
    }

    @AfterEach
    void bringBack() {
        TestStack.get();
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "REDIS", "RABBITMQ"})
    void acceptsARepaymentAndGoesOnWhenTheServerIsBack(Server server) {
        TestStack.get().kill(server);
        Answer accepted = system.post(
                "/v1/repayments",
                "application/json",
                body(server),
                "Idempotency-Key",
                "down-" + server,
                "Prefer",
                "wait=1");
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        assertThat(accepted.response().headers().firstValue("Location"))
                .hasValue("/v1/repayments/" + accepted.text("/id"));

        TestStack.get().restart(server);
        await("the repayment done")
                .until(() -> creditStatus(accepted.text("/id")).equals("RESTORED"));
        assertThat(system.repay("down-" + server, body(server)).text("/allocation/principal"))
                .isEqualTo("7234.49");
        MoneyInvariants.assertBalanced(system);
    }

    @Test
    void answers503SoonWhileTemporalIsDownAndTakesTheSameRequestLater() {
        long before = count(system.account, "SELECT COUNT(*) FROM repayment_log");
        TestStack.get().kill(Server.TEMPORAL);
        Answer down = assertTimeout(SOON, () -> system.repayOnce("down-temporal", body(Server.TEMPORAL)));

        assertThat(down.status()).as(down.response().body()).isEqualTo(503);
        assertThat(down.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log")).isEqualTo(before);
        Answer dayEnd = system.post("/v1/day-ends", "application/json", "{\"businessDate\": \"2026-01-05\"}");
        assertThat(dayEnd.status()).as(dayEnd.response().body()).isEqualTo(503);
        assertThat(dayEnd.response().headers().firstValue("Retry-After")).isPresent();

        TestStack.get().restart(Server.TEMPORAL);
        await("the same request taken")
                .until(() ->
                        system.repayOnce("down-temporal", body(Server.TEMPORAL)).status() == 201);
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log")).isEqualTo(before + 1);
    }

    @Test
    void aLockedLoansRepaymentsWaitAndNoOthers() {
        List<String> keys = IntStream.range(0, 6).mapToObj(i -> "locked-" + i).toList();
        String loan = "SELECT id FROM loan WHERE loan_no = 'DOWN-LOCKED'";
        LockedRows.during(TestSchema.connections("account", "owner"), loan, () -> {
            for (String key : keys) {
                Answer accepted = system.post(
                        "/v1/repayments",
                        "application/json",
                        body("LOCKED"),
                        "Idempotency-Key",
                        key,
                        "Prefer",
                        "wait=0");
                assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
            }
            assertThat(system.repay("free", body("FREE")).status()).isEqualTo(201);
            String waiting = "SELECT COUNT(*) FROM repayment_log WHERE loan_no = 'DOWN-LOCKED' AND status = 'ACCEPTED'";
            assertThat(count(system.account, waiting)).isEqualTo(keys.size());
        });
        for (String key : keys) {
            await("the repayment done")
                    .until(() -> system.repay(key, body("LOCKED")).status() == 201);
        }
        MoneyInvariants.assertBalanced(system);
    }

    private static String creditStatus(String id) {
        Answer answer = system.get("/v1/repayments/" + id);
        return answer.status() == 200 ? answer.text("/creditStatus") : "";
    }

    private static String body(Object loan) {
        return """
                {"loanId": "DOWN-%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan);
    }
}
