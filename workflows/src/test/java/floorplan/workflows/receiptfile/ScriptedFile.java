package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps that write down their calls. */
public final class ScriptedFile implements ReceiptFileSteps {
    final List<String> calls = new CopyOnWriteArrayList<>();
    ReceiptFileStatus staged = ReceiptFileStatus.BOOKING;
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public ReceiptFileStatus stage(String fileId) {
        calls.add("stage");
        return staged;
    }

    @Override
    public void book(String fileId) {
        calls.add("book");
        if (failures.getAndDecrement() > 0) {
            throw ApplicationFailure.newFailure("the database is down", "Outage");
        }
    }

    @Override
    public void apply(String fileId) {
        calls.add("apply");
    }

    @Override
    public ReceiptFileStatus finish(String fileId) {
        calls.add("finish");
        return ReceiptFileStatus.POSTED;
    }
}
