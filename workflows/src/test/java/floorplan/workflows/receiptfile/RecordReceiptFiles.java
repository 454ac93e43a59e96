package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.workflows.HistoryRecorder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordReceiptFiles {
    private final ScriptedFile file = new ScriptedFile();
    private final HistoryRecorder recorder =
            new HistoryRecorder("receiptfile", new Class<?>[] {ReceiptFileWorkflowRun.class}, file);

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void posted() throws IOException {
        record("posted");
    }

    @Test
    void refused() throws IOException {
        file.staged = ReceiptFileStatus.REFUSED;
        record("refused");
    }

    @Test
    void applied() throws IOException {
        record("applied");
    }

    @Test
    void held() throws IOException {
        file.staged = ReceiptFileStatus.HELD;
        record("held");
    }

    private void record(String name) throws IOException {
        String fileId = HistoryRecorder.newId();
        new ReceiptFileStarts(recorder.client()).start(fileId);
        recorder.keep(ReceiptFileWorkflow.workflowId(fileId), name);
    }
}
