package floorplan.workflows.receipt;

import floorplan.domain.receipt.PayoutKind;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.receipt.PayoutResult.PayoutOutcome;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordPayouts {
    private static final PayoutResult PAID =
            new PayoutResult(PayoutOutcome.PAID, "CNY 61.67 left, booked on 2026-04-01.");

    @Test
    void refunded() throws IOException {
        record("refunded", PayoutKind.REFUND, payout -> PAID);
    }

    @Test
    void returnedOnceTheDatabaseAnswered() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        record("returned-once-the-database-answered", PayoutKind.RETURN, payout -> {
            if (tries.incrementAndGet() < 5) {
                throw new IllegalStateException("the database is down");
            }
            return PAID;
        });
    }

    private static void record(String name, PayoutKind kind, PayoutSteps steps) throws IOException {
        PayoutPayload payout = new PayoutPayload(
                HistoryRecorder.newId(),
                "operator",
                "key-1",
                "ab".repeat(32),
                "ffeeddccbbaa99887766554433221100",
                kind,
                kind == PayoutKind.REFUND ? 61_67L : null,
                "asked for",
                null,
                null);
        String workflowId = PayoutWorkflow.workflowId(kind, payout.id());
        try (HistoryRecorder recorder =
                new HistoryRecorder("receipt", new Class<?>[] {PayoutWorkflowRun.class}, steps)) {
            PayoutWorkflow workflow = recorder.client()
                    .newWorkflowStub(
                            PayoutWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(workflowId)
                                    .setTaskQueue(TaskQueues.ACCOUNT)
                                    .setDisableEagerExecution(false)
                                    .build());
            WorkflowClient.start(workflow::payOut, payout);
            recorder.keep(workflowId, name);
        }
    }
}
