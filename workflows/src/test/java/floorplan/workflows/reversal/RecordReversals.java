package floorplan.workflows.reversal;

import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.workflows.HistoryRecorder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordReversals {
    private final BouncedSide side = new BouncedSide();
    private final HistoryRecorder recorder =
            new HistoryRecorder("reversal", new Class<?>[] {ReversalWorkflowRun.class}, side, side.sending());

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void applied() throws IOException {
        record("applied");
    }

    @Test
    void corrected() throws IOException {
        record("corrected");
    }

    @Test
    void nothingToTakeBack() throws IOException {
        side.applied = false;
        record("nothing-to-take-back");
    }

    @Test
    void waitedAtEveryStep() throws IOException {
        for (String step : List.of("log", "apply", "promote", "publish", "clear")) {
            side.failures.put(step, 4);
        }
        record("waited-at-every-step");
    }

    private void record(String name) throws IOException {
        String id = HistoryRecorder.newId();
        new ReversalStarts(recorder.client())
                .start(new AcceptedReversal(id, "dealer-portal", "bounced", ReversalKind.BOUNCED));
        recorder.keep(ReversalWorkflow.workflowId(id), name);
    }
}
