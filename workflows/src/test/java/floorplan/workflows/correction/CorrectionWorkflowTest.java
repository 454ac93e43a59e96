package floorplan.workflows.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.RequestedChange;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.BackDating;
import floorplan.workflows.RealTimePatience;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(RealTimePatience.OF_A_TEST)
class CorrectionWorkflowTest {
    static final String ID = "00112233445566778899aabbccddeeff";
    private static final List<String> ALL_DONE =
            List.of("log " + ID, "apply " + ID, "promote correction:" + ID, "publish correction:" + ID, "clear " + ID);

    private final CorrectionSide side = new CorrectionSide();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .registerSearchAttribute("LoanId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("Outcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .build());

    CorrectionWorkflowTest() {
        Worker worker = temporal.newWorker(TaskQueues.ACCOUNT);
        worker.registerWorkflowImplementationTypes(CorrectionWorkflowRun.class);
        worker.registerActivitiesImplementations(side, side.sending());
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    static AcceptedCorrection rate(String id) {
        return accepted(id, new CorrectedRate(new Rate(LocalDate.of(2026, 2, 1), new BigDecimal("0.069"))));
    }

    static AcceptedCorrection waiver(String id) {
        return accepted(id, new WaivedFees(YearMonth.of(2026, 1), null));
    }

    private static AcceptedCorrection accepted(String id, RequestedChange change) {
        return new AcceptedCorrection(
                id, "operator", "key-1", "ab".repeat(32), "L-1", "typed wrong", BackDating.LIMITED, null, change);
    }

    private CorrectionResult correct(AcceptedCorrection correction) {
        WorkflowClient client = temporal.getWorkflowClient();
        assertThat(new CorrectionStarts(client).start(correction)).isTrue();
        return client.newUntypedWorkflowStub(CorrectionWorkflow.workflowId(ID)).getResult(CorrectionResult.class);
    }

    @Test
    void takesItsStepsInOrder() {
        assertThat(correct(rate(ID))).isEqualTo(CorrectionSide.APPLIED);
        assertThat(side.done).isEqualTo(ALL_DONE);
    }

    @Test
    void sendsNoMessageIfTheCreditDoesNotChange() {
        side.result = CorrectionSide.WITHOUT_CREDIT;

        assertThat(correct(waiver(ID))).isEqualTo(CorrectionSide.WITHOUT_CREDIT);
        assertThat(side.done).containsExactly("log " + ID, "apply " + ID);
    }

    @Test
    void endsWithARefusal() {
        side.result = CorrectionSide.REFUSED;

        assertThat(correct(waiver(ID))).isEqualTo(CorrectionSide.REFUSED);
        assertThat(side.done).containsExactly("log " + ID, "apply " + ID);
    }

    @Test
    void appliesNothingUnderAReusedKey() {
        side.logged = Logged.KEY_REUSED;

        assertThat(correct(rate(ID)).outcome()).isEqualTo(CorrectionOutcome.KEY_REUSED);
        assertThat(side.done).containsExactly("log " + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "apply", "promote", "publish", "clear"})
    void goesOnWhenAServerIsBack(String step) {
        side.failures.put(step, 8);

        assertThat(correct(rate(ID))).isEqualTo(CorrectionSide.APPLIED);
        assertThat(side.done).isEqualTo(ALL_DONE);
    }
}
