package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.NotYet;
import floorplan.workflows.LogIds;
import floorplan.workflows.MovementPayload;
import io.lettuce.core.RedisConnectionException;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedWorkTest {
    private static final String QUEUE = "logged";
    private static final String ID = "repayment:0123456789abcdef0123456789abcdef";
    private static final Map<String, String> IDS = Map.of(
            LogIds.WORKFLOW,
            ID,
            "ActivityType",
            "Do",
            LogIds.REPAYMENT,
            "0123456789abcdef0123456789abcdef",
            LogIds.LOAN,
            "L-1",
            LogIds.DEALER,
            "D-1");

    private final CapturedLog log = new CapturedLog();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new LoggedWork(new FailureLog(new Outages())))
                            .build())
                    .build());

    /** A step that ends as its name says. */
    @ActivityInterface
    public interface Step {
        void Do(String what, MovementPayload movement);
    }

    public static final class StepOfTest implements Step {
        @Override
        public void Do(String what, MovementPayload movement) {
            switch (what) {
                case "bug" -> throw new NullPointerException("nothing there");
                case "outage" -> throw new RedisConnectionException("refused");
                case "early" -> throw new NotYet("another comes first");
                case "refusal" ->
                    throw ApplicationFailure.newBuilder()
                            .setMessage("more than is owed")
                            .setType("Refused")
                            .setCategory(ApplicationErrorCategory.BENIGN)
                            .build();
                case "wrapped bug" ->
                    throw ApplicationFailure.newBuilder()
                            .setMessage("wrapped")
                            .setType("ServersDown")
                            .setCause(new NullPointerException("nothing there"))
                            .setCategory(ApplicationErrorCategory.BENIGN)
                            .build();
                default -> LoggerFactory.getLogger("floorplan.test").info("done");
            }
        }
    }

    @WorkflowInterface
    public interface Work {
        @WorkflowMethod
        void work(String what, MovementPayload movement);
    }

    public static final class WorkOfTest implements Work {
        @Override
        public void work(String what, MovementPayload movement) {
            Workflow.getLogger("floorplan.test").info("at work");
            if (what.equals("bug in the workflow")) {
                throw new NullPointerException("nothing there");
            }
            RetryOptions once = RetryOptions.newBuilder().setMaximumAttempts(1).build();
            Step step = what.startsWith("local ")
                    ? Workflow.newLocalActivityStub(
                            Step.class,
                            LocalActivityOptions.newBuilder()
                                    .setScheduleToCloseTimeout(Duration.ofMinutes(1))
                                    .setRetryOptions(once)
                                    .build())
                    : Workflow.newActivityStub(
                            Step.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                                    .setRetryOptions(once)
                                    .build());
            step.Do(what.replaceFirst("local ", ""), movement);
        }
    }

    @BeforeEach
    void startWorker() {
        var worker = temporal.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(WorkOfTest.class);
        worker.registerActivitiesImplementations(new StepOfTest());
        temporal.start();
    }

    @AfterEach
    void stopWorker() {
        temporal.close();
        log.close();
    }

    private WorkflowStub start(String what) {
        Work work = temporal.getWorkflowClient()
                .newWorkflowStub(
                        Work.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ID)
                                .setTaskQueue(QUEUE)
                                .build());
        WorkflowClient.start(
                work::work,
                what,
                MovementPayload.of(CreditMovement.restoration(
                        "0123456789abcdef0123456789abcdef",
                        "L-1",
                        "D-1",
                        new Money(Currency.getInstance("CNY"), 723_449),
                        LocalDate.of(2026, 3, 10))));
        return WorkflowStub.fromTyped(work);
    }

    private ApplicationFailure failure(String what) {
        WorkflowStub work = start(what);
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> work.getResult(Void.class));
        return (ApplicationFailure)
                Objects.requireNonNull(Objects.requireNonNull(failed.getCause()).getCause());
    }

    private ILoggingEvent error() {
        return log.ofOurs().stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesItsLinesTheIds() {
        start("well").getResult(Void.class);

        assertThat(log.ofOurs())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getMDCPropertyMap())
                        .containsEntry(LogIds.WORKFLOW, ID)
                        .containsEntry(LogIds.LOAN, "L-1")
                        .containsEntry(LogIds.DEALER, "D-1")
                        .containsEntry(LogIds.REPAYMENT, "0123456789abcdef0123456789abcdef"));
    }

    @Test
    void tellsTheLogOfABugWithItsTraceAndTheIdsAndTemporalInOneSentence() {
        ApplicationFailure shown = failure("bug");

        assertThat(shown.getOriginalMessage()).isEqualTo("nothing there");
        assertThat(shown.getType()).isEqualTo("NullPointerException");
        assertThat(error().getMDCPropertyMap()).containsAllEntriesOf(IDS);
        assertThat(error().getThrowableProxy()
                        .getStackTraceElementProxyArray()[0]
                        .getSTEAsString())
                .contains("StepOfTest.Do(LoggedWorkTest.java:");
        assertThat(log.ofOthers()).as("the SDK adds no trace of each try").noneMatch(this::isOfActivity);
    }

    private boolean isOfActivity(ILoggingEvent event) {
        return event.getFormattedMessage().contains("ctivity failure");
    }

    @Test
    void doesTheSameForALocalActivity() {
        failure("local bug");

        assertThat(error().getMDCPropertyMap()).containsAllEntriesOf(IDS);
    }

    @Test
    void tellsTheLogOfABugThatAFailureWraps() {
        assertThat(failure("wrapped bug").getType()).isEqualTo("ServersDown");
        assertThat(error().getThrowableProxy().getClassName()).isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void tellsTheLogOfAnOutageInALine() {
        assertThat(failure("outage").getOriginalMessage()).isEqualTo("Redis: refused");
        assertThat(log.lines()).last().asString().startsWith("WARN Redis is away or busy: refused");
    }

    @Test
    void tellsTheLogNothingOfWhatIsExpected() {
        assertThat(failure("early").getOriginalMessage()).isEqualTo("another comes first");
        stopWorker();
        assertThat(log.lines()).containsExactly("INFO at work");
    }

    @Test
    void tellsTheLogNothingOfARefusal() {
        assertThat(failure("refusal").getOriginalMessage()).isEqualTo("more than is owed");
        assertThat(log.lines()).containsExactly("INFO at work");
        assertThat(log.ofOthers()).noneMatch(this::isOfActivity);
    }

    @Test
    void leavesABugInAWorkflowToTheSdkWhoseLinesHaveTheWorkflowsId() throws Exception {
        start("bug in the workflow");
        ILoggingEvent told = log.await("Workflow task processing failure");

        assertThat(told.getLevel()).isEqualTo(Level.WARN);
        assertThat(told.getMDCPropertyMap()).containsEntry(LogIds.WORKFLOW, ID);
        assertThat(ThrowableProxyUtil.asString(told.getThrowableProxy()))
                .contains("WorkOfTest.work(LoggedWorkTest.java:");
    }
}
