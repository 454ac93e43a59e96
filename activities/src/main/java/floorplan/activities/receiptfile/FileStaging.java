package floorplan.activities.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.StagedReceiptLines;
import java.util.ArrayList;
import java.util.List;

/**
 * Stages the lines of a file in batches while they are read: one batch is written while the next is read. After the
 * first invalid line nothing more is staged; the rest of the file is read only to report its errors.
 */
final class FileStaging implements ReceiptFileReader.EntryReceiver, AutoCloseable {
    private static final int BATCH = 2_000;

    private final ReceiptFileRow file;
    private final StagedReceiptLines staged;
    private final BalanceOrder order;
    private final BalanceChain balances;
    private final Runnable signOfLife;
    private final BackgroundWork writing = new BackgroundWork();
    private final List<ReceiptLine> batch = new ArrayList<>(BATCH);
    private final List<LineReason> reasons = new ArrayList<>();
    private ControlTotals totals = ControlTotals.NONE;
    private long skipped;

    /** @param signOfLife called with each batch */
    FileStaging(ReceiptFileRow file, StagedReceiptLines staged, BalanceOrder order, Runnable signOfLife) {
        this.file = file;
        this.staged = staged;
        this.order = order;
        this.balances = new BalanceChain(order == BalanceOrder.NEWEST_FIRST);
        this.signOfLife = signOfLife;
    }

    @Override
    public void entry(FileEntry entry) {
        if (order != BalanceOrder.NONE) {
            balances.add(entry);
        }
        ReceiptLine line = entry.receipt();
        if (line == null) {
            skipped++;
            return;
        }
        add(line);
        if (batch.size() == BATCH) {
            keep();
        }
    }

    private void add(ReceiptLine line) {
        try {
            totals = totals.plus(line);
        } catch (ArithmeticException overflow) {
            wrong(List.of(new LineReason(line.line(), "", "makes the file's total too large; send the file in parts")));
        }
        if (reasons.isEmpty()) {
            batch.add(line);
        }
    }

    @Override
    public void wrong(List<LineReason> wrong) {
        wrong.stream().limit(LineReason.MOST - reasons.size()).forEach(reasons::add);
        batch.clear();
    }

    /** Stages the last batch, after all lines have been read. */
    void finish() {
        keep();
        writing.await();
    }

    private void keep() {
        signOfLife.run();
        List<ReceiptLine> lines = List.copyOf(batch);
        writing.begin(() -> staged.add(file.seq(), lines));
        batch.clear();
    }

    /** Waits until the last batch is written. Nothing is staged afterwards. */
    @Override
    public void close() {
        writing.close();
    }

    /** The reasons to refuse the file; empty if every line is valid. */
    List<LineReason> reasons() {
        return reasons;
    }

    /**
     * The differences of the lines from the file's control, and the first gap in its balances; empty if there are none.
     */
    List<LineReason> differences() {
        List<LineReason> differences = new ArrayList<>();
        ControlTotals stated = file.control();
        if (stated != null) {
            stated.differencesOf(totals).forEach(difference -> differences.add(LineReason.ofFile(difference)));
        }
        balances.gap().ifPresent(differences::add);
        return differences;
    }

    ControlTotals totals() {
        return totals;
    }

    /** Number of entries that the profile skips. */
    long skipped() {
        return skipped;
    }
}
