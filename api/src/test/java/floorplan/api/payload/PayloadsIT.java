package floorplan.api.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.JsonFormat;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.sweep.SweepProgress;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The payloads that Temporal keeps, and the clients that may read them. */
class PayloadsIT {
    private static final String UI_TOKEN = RunningSystem.UI_TOKEN;
    private static final String UI = setting("FLOORPLAN_PAYLOADS_UI_ORIGINS").split(",", -1)[0];

    private static RunningSystem system;
    private static final WorkflowServiceStubs TEMPORAL =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(setting("SPRING_TEMPORAL_CONNECTION_TARGET"))
                    .build());

    private static WorkflowExecutionHistory history;

    private static String setting(String name) {
        return Objects.requireNonNull(TestStack.get().environment().get(name));
    }

    @BeforeAll
    static void repay() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("HIDDEN", "800000.00")
                .loan("HIDDEN-1", "HIDDEN", "DEALER")
                .importInto(system);
        String id = system.repay(
                        "client's-receipt",
                        "{\"loanId\": \"HIDDEN-1\", \"payer\": \"DEALER\", \"amount\": \"4711.11\", \"currency\": \"CNY\"}")
                .text("/id");
        history = WorkflowClient.newInstance(TEMPORAL).fetchHistory("repayment:" + id);
    }

    /** A person who reaches Temporal by its UI or the command line, without any of our keys. */
    @Test
    void doNotLetSomebodyElseStartAWorkflow() {
        WorkflowStub sweep = WorkflowClient.newInstance(TEMPORAL)
                .newUntypedWorkflowStub(
                        "Sweep",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("somebody-elses")
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
        sweep.start(Duration.ofMinutes(2), SweepProgress.BEGINNING);

        assertThatThrownBy(() -> sweep.getResult(Object.class)).isInstanceOf(WorkflowFailedException.class);
    }

    @AfterAll
    static void close() {
        TEMPORAL.shutdownNow();
    }

    private static String input() throws IOException {
        HistoryEvent started = history.getEvents().getFirst();
        Payloads.Builder payloads = started.getWorkflowExecutionStartedEventAttributes().getInput().toBuilder();
        payloads.addPayloads(started.getUserMetadata().getSummary());
        return JsonFormat.printer().print(payloads);
    }

    private static String readable(Answer answer) throws IOException {
        Payloads.Builder payloads = Payloads.newBuilder();
        JsonFormat.parser().merge(answer.response().body(), payloads);
        return payloads.toString();
    }

    @Test
    void temporalKeepsNothingReadableOfARepaymentButIdsAndOutcome() {
        assertThat(history.toJson(true)).contains("encryption-key-id");
        assertThat(history.getEvents().toString())
                .doesNotContain("4711.11")
                .doesNotContain("receipt")
                .doesNotContain("json/plain\"\n      }\n      data: \"{");
    }

    @Test
    void theScheduleKeepsItsArgumentsEncryptedToo() {
        DescribeScheduleRequest schedule = DescribeScheduleRequest.newBuilder()
                .setNamespace("default")
                .setScheduleId("day-end")
                .build();
        Payloads arguments = TEMPORAL.blockingStub()
                .describeSchedule(schedule)
                .getSchedule()
                .getAction()
                .getStartWorkflow()
                .getInput();
        assertThat(arguments.getPayloadsList())
                .hasSize(2)
                .allMatch(payload -> payload.containsMetadata("encryption-key-id"));
    }

    @Test
    void theUiReadsPayloadsWithItsTokenAndAClientWithTheApis() throws IOException {
        for (String path : new String[] {"/v1/payloads/decode", "/payloads/" + UI_TOKEN + "/decode"}) {
            Answer decoded = system.post(path, "application/json", input());
            assertThat(decoded.status()).as(decoded.response().body()).isEqualTo(200);
            assertThat(readable(decoded))
                    .contains("HIDDEN-1")
                    .contains("4711.11")
                    .contains("DEALER repays CNY 4711.11 of loan HIDDEN-1");
        }
        Answer encoded =
                system.post("/v1/payloads/encode", "application/json", "{\"payloads\": [{\"data\": \"NDcxMQ==\"}]}");
        assertThat(readable(encoded)).doesNotContain("4711");
        Answer back = system.post(
                "/v1/payloads/decode", "application/json", encoded.response().body());
        assertThat(readable(back)).contains("4711");
    }

    @Test
    void nobodyElseReadsThem() throws IOException {
        assertThat(ask("/v1/payloads/decode", "", null)).isEqualTo(401);
        assertThat(ask("/payloads/" + "x".repeat(32) + "/decode", "", null)).isEqualTo(404);
        assertThat(ask("/payloads/decode", "", null)).isEqualTo(404);
        assertThat(ask("/payloads/" + UI_TOKEN + "/encode", "", null)).isEqualTo(404);
    }

    @Test
    void onlyTheUisPageMayAskFromABrowser() throws IOException {
        String path = "/payloads/" + UI_TOKEN + "/decode";
        assertThat(ask(path, UI, "POST")).isEqualTo(200);
        assertThat(ask("/v1/payloads/decode", UI, "POST")).isEqualTo(200);
        assertThat(ask(path, "https://another.example", "POST")).isEqualTo(403);
        assertThat(ask(path, "https://another.example", null)).isEqualTo(403);
        assertThat(ask("/v1/repayments", UI, "POST")).isEqualTo(401);
    }

    @Test
    void refusesBodiesThatAreNoPayloads() {
        for (String wrong : new String[] {
            "{\"payloads\": 1}",
            "{\"payloads\": [], \"payloads\": [{}]}",
            "x",
            "{\"payloads\": [{\"metadata\": {\"encoding\": \"YmluYXJ5L2VuY3J5cHRlZA==\", \"encryption-key-id\": \"azE=\"}, \"data\": \"AAAA\"}]}"
        }) {
            Answer answer = system.post("/v1/payloads/decode", "application/json", wrong);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        }
    }

    /**
     * Sends a POST, or a browser's preflight request for the given method. {@link HttpURLConnection} sets the headers
     * of CORS only with the system property.
     */
    private static int ask(String path, String origin, @Nullable String preflightFor) throws IOException {
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
        HttpURLConnection request =
                (HttpURLConnection) URI.create(system.api.url() + path).toURL().openConnection();
        if (!origin.isEmpty()) {
            request.setRequestProperty("Origin", origin);
        }
        if (preflightFor == null) {
            request.setRequestMethod("POST");
            request.setRequestProperty("Content-Type", "application/json");
            request.setDoOutput(true);
            request.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        } else {
            request.setRequestMethod("OPTIONS");
            request.setRequestProperty("Access-Control-Request-Method", preflightFor);
            request.setRequestProperty("Access-Control-Request-Headers", "content-type,x-namespace,authorization");
        }
        return request.getResponseCode();
    }
}
