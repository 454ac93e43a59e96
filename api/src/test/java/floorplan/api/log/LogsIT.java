package floorplan.api.log;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The logs of API and worker, with their own code at DEBUG. */
class LogsIT {
    /** No log may contain this text or the next four. */
    private static final String AMOUNT = "7531.86";

    private static final String CENTS = "753186";
    private static final String TOO_MUCH = "86427531.97";
    private static final String KEY = "the-key-of-logs-it";
    private static final String REASON = "the reason of a person";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("LOGGED", "800000.00")
                .loan("LOGGED-1", "LOGGED", "DEALER")
                .loan("LOGGED-2", "LOGGED", "DEALER")
                .importInto(system);
    }

    @AfterEach
    void bringBack() {
        TestStack.get();
    }

    private static List<String> lines(AppProcess process, Predicate<String> wanted) {
        return process.logged().stream().filter(wanted).toList();
    }

    private static Answer repay(String loan, String key, String amount, String request) {
        return RunningSystem.untilTaken(() -> system.post(
                "/v1/repayments",
                "application/json",
                """
                        {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "2026-03-10"}
                        """.formatted(loan, amount),
                "Idempotency-Key",
                key,
                "Prefer",
                "wait=10",
                "X-Request-Id",
                request));
    }

    private static void awaitRestored(String id) {
        await("its credit restored")
                .until(() ->
                        system.get("/v1/repayments/" + id).text("/creditStatus").equals("RESTORED"));
    }

    @Test
    void leadFromARequestToItsWorkflowItsStepsAndTheCreditSide() {
        String request = "asked-" + UUID.randomUUID();
        Answer repaid = repay("LOGGED-1", "led-" + request, "1000.00", request);
        String id = repaid.text("/id");
        awaitRestored(id);

        assertThat(repaid.response().headers().firstValue("X-Request-Id")).hasValue(request);
        assertThat(lines(system.api, line -> line.contains("request=" + request) && line.contains("RequestLog")))
                .singleElement()
                .asString()
                .contains(
                        "workflow=repayment:" + id + " repayment=" + id + " loan=LOGGED-1 ",
                        "INFO",
                        "POST /v1/repayments is answered 201");
        String ids = "workflow=repayment:" + id + " %srepayment=" + id + " loan=LOGGED-1 ";
        List<String> ofIt = lines(system.api, line -> line.contains("workflow=repayment:" + id));
        assertThat(ofIt).anyMatch(line -> line.contains(ids.formatted("")) && line.contains("The workflow begins"));
        assertThat(ofIt).anyMatch(line -> line.contains(ids.formatted("step=Log ")) && line.contains("Log is done"));
        assertThat(ofIt).anyMatch(line -> line.contains(ids.formatted("step=Apply ")));
        assertThat(ofIt).anyMatch(line -> line.contains(ids.formatted("step=Publish ") + "dealer=LOGGED "));
        await("the credit side's line")
                .until(() -> !lines(system.worker, line -> line.contains("have their outcome") && line.contains(id))
                        .isEmpty());
    }

    @Test
    void giveARequestAnIdThatHasNone() {
        Answer answer = repay("LOGGED-1", "injected-" + UUID.randomUUID(), "0.01", "not an id");

        String id = answer.response().headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(id).hasSize(36);
        assertThat(lines(system.api, line -> line.contains("request=" + id))).isNotEmpty();
    }

    @Test
    void tellAnOutageTwiceAndNothingOfAnybody() {
        List<String> before = warnings();
        TestStack.get().kill(Server.REDIS);
        Answer accepted = system.post(
                "/v1/repayments",
                "application/json",
                body("LOGGED-2", AMOUNT),
                "Idempotency-Key",
                KEY,
                "Prefer",
                "wait=3");
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        TestStack.get().restart(Server.REDIS);
        awaitRestored(accepted.text("/id"));
        await("the end of the outage").until(() -> ends().size() == begins().size());

        List<String> news = new ArrayList<>(warnings());
        before.forEach(news::remove);
        assertThat(news)
                .isNotEmpty()
                .allMatch(line -> line.contains("Redis is away or busy")
                        || line.contains("Redis does not answer the cache in time"));
        assertThat(news)
                .filteredOn(line -> line.contains("Redis is away or busy"))
                .hasSizeLessThanOrEqualTo(2);

        assertThat(repay("LOGGED-2", KEY + "-2", TOO_MUCH, "refused").status()).isEqualTo(422);
        assertThat(system.post(
                                "/v1/repayments",
                                "application/json",
                                body("LOGGED-2", AMOUNT + "x"),
                                "Idempotency-Key",
                                KEY + "-3")
                        .status())
                .isEqualTo(400);
        assertThat(system.post(
                                "/v1/repayments/" + accepted.text("/id") + "/reversal",
                                "application/json",
                                "{\"reason\": \"" + REASON + "\"}",
                                "Prefer",
                                "wait=10")
                        .status())
                .isIn(201, 202);
        await("taken back")
                .until(() -> system.get("/v1/repayments/" + accepted.text("/id"))
                        .text("/reversal/creditStatus")
                        .equals("REVERSED"));
        for (AppProcess process : List.of(system.api, system.worker)) {
            assertThat(lines(process, LogsIT::isSecret)).isEmpty();
        }
    }

    private static boolean isSecret(String line) {
        String signature = RunningSystem.TOKEN.substring(RunningSystem.TOKEN.lastIndexOf('.') + 1);
        return List.of(AMOUNT, CENTS, TOO_MUCH, TOO_MUCH.replace(".", ""), KEY, REASON, signature).stream()
                .anyMatch(line::contains);
    }

    private static String body(String loan, String amount) {
        return """
                {"loanId": "%s", "payer": "DEALER", "amount": "%s", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan, amount);
    }

    /** Lines of both processes at WARN or above. */
    private static List<String> warnings() {
        List<String> warnings = new ArrayList<>(lines(system.api, LogsIT::asksForAttention));
        warnings.addAll(lines(system.worker, LogsIT::asksForAttention));
        return warnings;
    }

    private static boolean asksForAttention(String line) {
        return line.matches("\\S+Z +(WARN|ERROR) .*");
    }

    private static List<String> begins() {
        return told("Redis is away or busy");
    }

    private static List<String> ends() {
        return told("Redis is back");
    }

    private static List<String> told(String what) {
        List<String> told = new ArrayList<>(lines(system.api, line -> line.contains(what)));
        told.addAll(lines(system.worker, line -> line.contains(what)));
        return told;
    }
}
