package floorplan.workflows.rate;

import floorplan.domain.loan.Rate;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.rate.RateResult.RateOutcome;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordRates {
    @Test
    void added() throws IOException {
        record("added", change -> new RateResult(RateOutcome.ADDED, 8, ""));
    }

    @Test
    void addedOnceTheDatabaseAnswered() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        record("added-once-the-database-answered", change -> {
            if (tries.incrementAndGet() < 5) {
                throw new IllegalStateException("the database is down");
            }
            return new RateResult(RateOutcome.ADDED, 8, "");
        });
    }

    private static void record(String name, RateSteps steps) throws IOException {
        RateChange change = new RateChange(
                "L-" + HistoryRecorder.newId(),
                new Rate(LocalDate.of(2026, 3, 1), new BigDecimal("0.054")),
                7L,
                "lender");
        String workflowId = RateChangeWorkflow.workflowId(change);
        try (HistoryRecorder recorder =
                new HistoryRecorder("rate", new Class<?>[] {RateChangeWorkflowRun.class}, steps)) {
            RateChangeWorkflow workflow = recorder.client()
                    .newWorkflowStub(
                            RateChangeWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(workflowId)
                                    .setTaskQueue(TaskQueues.ACCOUNT)
                                    .setDisableEagerExecution(false)
                                    .build());
            WorkflowClient.start(workflow::change, change);
            recorder.keep(workflowId, name);
        }
    }
}
