package floorplan.workflows.reconcile;

import static floorplan.workflows.reconcile.TwoSides.movement;

import floorplan.domain.reconcile.CreditLineSum;
import floorplan.workflows.HistoryRecorder;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordReconciliations {
    private final TwoSides sides = new TwoSides();
    private final HistoryRecorder recorder = new HistoryRecorder(
            "reconcile", new Class<?>[] {ReconcileWorkflowRun.class}, sides.accountSteps(), sides.creditSteps());

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void agreed() throws IOException {
        for (int i = 10; i < 17; i++) {
            sides.both("m" + i, i);
        }
        record("agreed");
    }

    @Test
    void reservationsFirst() throws IOException {
        sides.both("m1", 1);
        sides.account.put("m2", movement("m2", 2));
        record("reservations-first");
    }

    @Test
    void corrections() throws IOException {
        sides.both("m1", 1);
        sides.both("correction:a", -2);
        sides.account.put("correction:b", movement("correction:b", 3));
        record("corrections");
    }

    @Test
    void mendedAndNamed() throws IOException {
        sides.both("m1", 1);
        sides.account.put("m2", movement("m2", 2));
        sides.account.put("m3", movement("m3", 3));
        sides.credit.put("m3", movement("m3", 4));
        sides.credit.put("m4", movement("m4", 5));
        sides.lines.add(new CreditLineSum("D-2", "CNY", 5, 10, 10, 0, true));
        sides.owed.put("D-2", List.of(7L));
        sides.markPages = 2;
        record("mended-and-named");
    }

    private void record(String name) throws IOException {
        String id = "reconcile-" + HistoryRecorder.newId();
        ReconcileWorkflow workflow = recorder.client()
                .newWorkflowStub(
                        ReconcileWorkflow.class,
                        Reconciling.options().setWorkflowId(id).build());
        WorkflowClient.start(workflow::reconcile, Duration.ofMinutes(15), ReconcileProgress.BEGINNING);
        recorder.keep(id, name);
    }
}
