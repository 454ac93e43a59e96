package floorplan.workflows.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.credit.LimitRefusal;
import floorplan.workflows.credit.ReservationRefusal;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordImports {
    private final BothSides sides = new BothSides();
    private final HistoryRecorder recorder =
            new HistoryRecorder("imports", new Class<?>[] {ImportWorkflowRun.class}, sides);

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void loansShown() throws IOException {
        sides.newLoans = List.of(new NewLoansOfDealer("D-1", "CNY", true, 1_000, 3));
        record("loans-shown", ImportKind.LOANS);
    }

    @Test
    void loansBeyondALimit() throws IOException {
        sides.newLoans = List.of(new NewLoansOfDealer("D-1", "CNY", true, 1_000, 3));
        sides.reservationRefusals = List.of(new ReservationRefusal(
                "D-1", ReservationRefusal.RefusalCause.BEYOND_LIMIT, 5, "dealer D-1 would pass its limit"));
        record("loans-beyond-a-limit", ImportKind.LOANS);
    }

    @Test
    void loansWithAWrongLine() throws IOException {
        sides.claimed = false;
        record("loans-with-a-wrong-line", ImportKind.LOANS);
    }

    @Test
    void wrongLineAndCreditReleased() throws IOException {
        sides.newLoans = List.of(new NewLoansOfDealer("D-1", "CNY", true, 1_000, 3));
        sides.claimed = false;
        record("wrong-line-and-credit-released", ImportKind.LOANS);
    }

    @Test
    void limitsSet() throws IOException {
        record("limits-set", ImportKind.CREDIT_LINES);
    }

    @Test
    void limitsRefused() throws IOException {
        sides.limitRefusals = List.of(new LimitRefusal(7, "currency", "the line is in USD"));
        record("limits-refused", ImportKind.CREDIT_LINES);
    }

    private void record(String name, ImportKind kind) throws IOException {
        ImportRequest request = new ImportRequest(HistoryRecorder.newId(), kind, 3, "lender");
        String workflowId = ImportWorkflow.workflowId(request.importId());
        ImportWorkflow workflow = recorder.client()
                .newWorkflowStub(
                        ImportWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(workflowId)
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
        WorkflowClient.start(workflow::take, request);
        recorder.keep(workflowId, name);
    }
}
