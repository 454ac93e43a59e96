package floorplan.workflows.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordCorrections {
    private final CorrectionSide side = new CorrectionSide();
    private final HistoryRecorder recorder =
            new HistoryRecorder("correction", new Class<?>[] {CorrectionWorkflowRun.class}, side, side.sending());

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void rate() throws IOException {
        record("rate", CorrectionWorkflowTest::rate);
    }

    @Test
    void waiver() throws IOException {
        side.result = CorrectionSide.WITHOUT_CREDIT;
        record("waiver", CorrectionWorkflowTest::waiver);
    }

    @Test
    void refused() throws IOException {
        side.result = CorrectionSide.REFUSED;
        record("refused", CorrectionWorkflowTest::waiver);
    }

    @Test
    void keyReused() throws IOException {
        side.logged = Logged.KEY_REUSED;
        record("key-reused", CorrectionWorkflowTest::rate);
    }

    @Test
    void waitedAtEveryStep() throws IOException {
        for (String step : List.of("log", "apply", "promote", "publish", "clear")) {
            side.failures.put(step, 4);
        }
        record("waited-at-every-step", CorrectionWorkflowTest::rate);
    }

    private void record(String name, Function<String, AcceptedCorrection> correction) throws IOException {
        String id = HistoryRecorder.newId();
        new CorrectionStarts(recorder.client()).start(correction.apply(id));
        recorder.keep(CorrectionWorkflow.workflowId(id), name);
    }
}
