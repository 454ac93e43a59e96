package floorplan.workflows.bulk;

import floorplan.domain.credit.Decision;
import floorplan.workflows.HistoryRecorder;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordBulks {
    @Test
    void carriedOut() throws IOException {
        Iterator<BulkStanding> standings = List.of(
                        new BulkStanding(1, 2, 0, 0, 0),
                        new BulkStanding(0, 1, 1, 0, 1),
                        new BulkStanding(0, 0, 1, 1, 1))
                .iterator();
        String id = HistoryRecorder.newId();
        try (HistoryRecorder recorder = new HistoryRecorder(
                "bulk", new Class<?>[] {BulkWorkflowRun.class}, (BulkSteps) bulk -> standings.next())) {
            new BulkStarts(recorder.client()).decideDeadLetters(id, Decision.RETRY, "a test");
            recorder.keep(BulkWorkflow.workflowId(id), "carried-out");
        }
    }
}
