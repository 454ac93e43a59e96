package floorplan.workflows.repayment;

import static floorplan.workflows.repayment.AccountSide.REPAYMENT;

import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.SearchKeys;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordRepayments {
    private final AccountSide side = new AccountSide();
    private final HistoryRecorder recorder =
            new HistoryRecorder("repayment", new Class<?>[] {RepaymentWorkflowRun.class}, side);

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void applied() throws IOException {
        record("applied");
    }

    @Test
    void late() throws IOException {
        side.correction =
                "Correction L-1:1: late fee -200.00, interest of the dealer -5.66 and of the manufacturer 0.00, "
                        + "penalty -5.51; credit 7234.49. GET /v1/loans/L-1/corrections has every difference.";
        record("late");
    }

    @Test
    void refused() throws IOException {
        side.decision = new Refusal(RefusalReason.MORE_THAN_OWED, "Pay at most CNY 9.00.");
        record("refused");
    }

    @Test
    void fromAReceipt() throws IOException {
        record("from-a-receipt", new FromReceipt("ffeeddccbbaa99887766554433221100", true));
    }

    @Test
    void keyReused() throws IOException {
        side.logged = Logged.KEY_REUSED;
        record("key-reused");
    }

    @Test
    void waitedAtEveryStep() throws IOException {
        for (String step : List.of("Log", "Apply", "Promote", "Publish", "Clear")) {
            side.failTimes(step, 4);
        }
        record("waited-at-every-step");
    }

    /** Takes longer than one workflow task may, although no single step takes too long. */
    @Test
    void slow() throws IOException {
        for (String step : List.of("Log", "Apply", "Promote", "Publish", "Clear")) {
            side.failWhile(step, RecordRepayments::notBeforeTwoSeconds);
        }
        record("slow");
    }

    private static boolean notBeforeTwoSeconds() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void record(String name) throws IOException {
        record(name, null);
    }

    private void record(String name, @Nullable FromReceipt from) throws IOException {
        AcceptedRepayment repayment = new AcceptedRepayment(
                HistoryRecorder.newId(),
                REPAYMENT.client(),
                REPAYMENT.idempotencyKey(),
                REPAYMENT.requestHash(),
                REPAYMENT.loanId(),
                REPAYMENT.payer(),
                REPAYMENT.amount(),
                REPAYMENT.valueDate(),
                REPAYMENT.acceptedAt(),
                REPAYMENT.backDating(),
                from);
        String workflowId = RepaymentWorkflow.workflowId(repayment.repaymentId());
        RepaymentWorkflow workflow = recorder.client()
                .newWorkflowStub(
                        RepaymentWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(workflowId)
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .setDisableEagerExecution(false)
                                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                        .set(SearchKeys.LOAN_ID, repayment.loanId())
                                        .build())
                                .build());
        WorkflowClient.start(workflow::repay, RepaymentPayload.of(repayment));
        recorder.keep(workflowId, name);
    }
}
