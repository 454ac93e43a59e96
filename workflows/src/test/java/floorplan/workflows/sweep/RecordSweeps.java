package floorplan.workflows.sweep;

import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSweeps {
    private final ScriptedSides sides = new ScriptedSides();
    private final HistoryRecorder recorder =
            new HistoryRecorder("sweep", new Class<?>[] {SweepWorkflowRun.class}, sides);

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void nothingLeftBehind() throws IOException {
        record("nothing-left-behind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some-of-each",
                "some-of-each-with-corrections",
                "some-of-each-with-receipt-files",
                "some-of-each-with-bulks"
            })
    void someOfEach(String name) throws IOException {
        for (SweepStage stage : SweepStage.values()) {
            sides.pages.put(stage, stage == SweepStage.STRAYS ? 1 : 2);
        }
        record(name);
    }

    @Test
    void serverDown() throws IOException {
        sides.down.add(SweepStage.PREPARED);
        record("server-down");
    }

    private void record(String name) throws IOException {
        String id = "sweep-" + HistoryRecorder.newId();
        WorkflowStub sweep = recorder.client()
                .newUntypedWorkflowStub(
                        "Sweep",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(TaskQueues.ACCOUNT)
                                .build());
        sweep.start(Duration.ofMinutes(2), SweepProgress.BEGINNING);
        recorder.keep(id, name);
    }
}
