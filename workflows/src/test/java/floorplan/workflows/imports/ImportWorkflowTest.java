package floorplan.workflows.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.LimitRefusal;
import floorplan.workflows.credit.ReservationRefusal;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportWorkflowTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final BothSides sides = new BothSides();
    private TestWorkflowEnvironment temporal;
    private ImportWorkflow workflow;

    @BeforeEach
    void start() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
        var account = temporal.newWorker(TaskQueues.ACCOUNT);
        account.registerWorkflowImplementationTypes(ImportWorkflowRun.class);
        account.registerActivitiesImplementations(sides);
        temporal.newWorker(TaskQueues.CLMS).registerActivitiesImplementations(sides);
        temporal.start();
        workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        ImportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ImportWorkflow.workflowId(ID))
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void showsNewLoansOnceTheirCreditIsReserved() {
        sides.newLoans = dealers(2);

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(sides.asked)
                .containsExactly("begin", "claim", "addUp after ''", "reserve d0000..d0001", "complete", "forget");
        assertThat(outcome()).isEqualTo("COMPLETED");
    }

    @Test
    void reservesNothingForLoansThatAreAllKnown() {
        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(sides.asked).containsExactly("begin", "claim", "addUp after ''", "complete", "forget");
    }

    @Test
    void reservesPageByPage() {
        sides.newLoans = dealers(1_000);

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(sides.asked)
                .containsExactly(
                        "begin",
                        "claim",
                        "addUp after ''",
                        "reserve d0000..d0499",
                        "addUp after 'd0499'",
                        "reserve d0500..d0999",
                        "addUp after 'd0999'",
                        "complete",
                        "forget");
    }

    @Test
    void givesBackTheLoansWhenALineIsWrong() {
        sides.newLoans = dealers(2);
        sides.claimed = false;

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked)
                .containsExactly(
                        "begin", "claim", "refuse", "addUp after ''", "release d0000..d0001", "giveBack", "forget");
        assertThat(outcome()).isEqualTo("REFUSED");
    }

    @Test
    void givesBackAllCreditItAskedForWhenADealerHasTooLittle() {
        sides.newLoans = dealers(1_001);
        sides.reservationRefusals = List.of(new ReservationRefusal(
                "d0600", ReservationRefusal.RefusalCause.BEYOND_LIMIT, 5, "dealer d0600 would pass its limit"));

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked)
                .containsSubsequence(
                        "reserve d0500..d0999",
                        "refuse",
                        "release d0000..d0499",
                        "release d0500..d0999",
                        "giveBack",
                        "forget")
                .doesNotContain("reserve d1000..d1000", "complete");
        assertThat(sides.reasons)
                .containsExactly(LineReason.ofFile(
                        "dealer d0600 would pass its limit (new loans of this dealer in the file: 3)"));
    }

    @Test
    void reservesNothingForADealerOfTwoCurrencies() {
        sides.newLoans = List.of(new NewLoansOfDealer("d1", "CNY", false, 7, 2));

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked)
                .containsExactly(
                        "begin",
                        "claim",
                        "addUp after ''",
                        "refuse",
                        "addUp after ''",
                        "release d1..d1",
                        "giveBack",
                        "forget");
        assertThat(sides.reasons.getFirst().reason()).contains("2 new loans of dealer d1 are in several currencies");
    }

    @Test
    void doesNothingForAFileThatWasGivenUp() {
        sides.begun = ImportStatus.REFUSED;

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked).containsExactly("begin");
    }

    @Test
    void finishesARefusalThatALostRunBegan() {
        sides.begun = ImportStatus.REFUSING;
        sides.newLoans = dealers(2);

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked)
                .containsExactly("begin", "refuse", "addUp after ''", "release d0000..d0001", "giveBack", "forget");
    }

    private void cancelWhileItCannot(String step) {
        sides.failures.put(step, Integer.MAX_VALUE);
        WorkflowClient.start(workflow::take, new ImportRequest(ID, ImportKind.LOANS, 3, "lender"));
        temporal.sleep(Duration.ofMinutes(1));
        WorkflowStub.fromTyped(workflow).cancel();
        assertThatThrownBy(() -> WorkflowStub.fromTyped(workflow).getResult(ImportStatus.class))
                .isInstanceOf(WorkflowFailedException.class);
    }

    @Test
    void givesEverythingBackWhenCancelled() {
        sides.newLoans = dealers(2);

        cancelWhileItCannot("reserve");

        assertThat(outcome()).isEqualTo("REFUSED");
        assertThat(sides.asked)
                .containsSubsequence("refuse", "release d0000..d0001", "giveBack", "forget")
                .doesNotContain("complete");
        assertThat(sides.reasons.getFirst().reason()).contains("cancelled");
    }

    /** The run that reserved the credit is lost. The next run is cancelled before it reserves any. */
    @Test
    void givesBackWhatALostRunReservedWhenTheNextOneIsCancelledEarly() {
        sides.newLoans = dealers(2);

        cancelWhileItCannot("claim");

        assertThat(sides.asked).containsSubsequence("refuse", "release d0000..d0001", "giveBack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "claim", "addUp", "reserve", "complete", "forget"})
    void waitsForAServerThatIsDown(String step) {
        sides.newLoans = dealers(2);
        sides.failures.put(step, 20);

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(sides.asked.stream().filter(asked -> asked.startsWith(step))).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "release", "giveBack", "forget"})
    void waitsForAServerThatIsDownWhileItGivesBack(String step) {
        sides.newLoans = dealers(2);
        sides.reservationRefusals =
                List.of(new ReservationRefusal("d0001", ReservationRefusal.RefusalCause.UNKNOWN_DEALER, 0, "no line"));
        sides.failures.put(step, 20);

        assertThat(take(ImportKind.LOANS)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked.stream().filter(asked -> asked.startsWith(step))).hasSize(21);
    }

    @Test
    void setsLimits() {
        assertThat(take(ImportKind.CREDIT_LINES)).isEqualTo(ImportStatus.COMPLETED);

        assertThat(sides.asked).containsExactly("begin", "setLimits for lender", "complete");
    }

    @Test
    void namesTheLinesOfLimitsThatAreRefused() {
        sides.limitRefusals = List.of(new LimitRefusal(7, "currency", "the line is in USD"));

        assertThat(take(ImportKind.CREDIT_LINES)).isEqualTo(ImportStatus.REFUSED);

        assertThat(sides.asked).containsExactly("begin", "setLimits for lender", "refuse", "forgetLimits", "giveBack");
        assertThat(sides.reasons).containsExactly(new LineReason(7, "currency", "the line is in USD"));
    }

    private ImportStatus take(ImportKind kind) {
        return workflow.take(new ImportRequest(ID, kind, 3, "lender"));
    }

    private String outcome() {
        return WorkflowStub.fromTyped(workflow)
                .describe()
                .getTypedSearchAttributes()
                .get(SearchKeys.OUTCOME);
    }

    private static List<NewLoansOfDealer> dealers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NewLoansOfDealer("d%04d".formatted(i), "CNY", true, 100, 3))
                .toList();
    }
}
