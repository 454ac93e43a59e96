package floorplan.activities.receiptfile;

import floorplan.activities.receiptfile.LineBooker.FirstLine;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.LineKeys;
import floorplan.store.receiptfile.LineKeys.KeyedLine;
import floorplan.store.receiptfile.LineResult;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.StagedReceiptLines.StagedReceiptLine;
import floorplan.store.receiptfile.WaitingReturns;
import floorplan.store.receiptfile.WaitingReturns.KeyedReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Books the lines of a file in chunks, each in one transaction with its checkpoint. A chunk that fails as a whole is
 * booked in smaller ones, down to the one line to blame, which gets an outcome that says so.
 */
final class FileBooking {
    private static final Logger LOG = LoggerFactory.getLogger(FileBooking.class);

    private final AccountDatabase database;
    private final FileBookings bookings;
    private final StagedReceiptLines staged;
    private final LineKeys keys;
    private final FileKeys fileKeys;
    private final WaitingReturns waiting;

    FileBooking(AccountDatabase database) {
        this.database = database;
        this.bookings = new FileBookings(database);
        this.staged = new StagedReceiptLines(database);
        this.keys = new LineKeys(database);
        this.fileKeys = new FileKeys(staged);
        this.waiting = new WaitingReturns(database);
    }

    /**
     * Books all lines of a kind that have no outcome yet.
     *
     * @param signOfLife called before each transaction
     */
    void book(String fileId, ReceiptLineKind kind, LineBooker booker, Runnable signOfLife) {
        int most = booker.most();
        boolean finished = false;
        while (!finished) {
            signOfLife.run();
            try {
                finished = bookSome(fileId, kind, booker, most);
                most = Math.min(2 * most, booker.most());
            } catch (DataIntegrityViolationException | IllegalArgumentException | ArithmeticException bad) {
                if (most == 1) {
                    failNext(fileId, kind, bad);
                } else {
                    LOG.warn("A chunk of file {} cannot be booked as a whole. Smaller chunks are tried", fileId, bad);
                }
                most = Math.max(most / 2, 1);
            }
        }
    }

    /** @return true if no line is left */
    private boolean bookSome(String fileId, ReceiptLineKind kind, LineBooker booker, int most) {
        return database.inTransaction(() -> {
            HeldFile file = bookings.hold(fileId);
            if (file.status() != ReceiptFileStatus.BOOKING) {
                return true;
            }
            List<StagedReceiptLine> lines = staged.next(file.seq(), kind, file.through(kind), most);
            if (!lines.isEmpty()) {
                bookings.keep(
                        file, kind, lines.stream().map(StagedReceiptLine::line).toList(), book(file, lines, booker));
            }
            return lines.size() < most;
        });
    }

    private List<LineResult> book(HeldFile file, List<StagedReceiptLine> lines, LineBooker booker) {
        List<KeyedLine> keyed = fileKeys.of(file.seq(), file.account(), lines);
        Map<String, KeyedLine> owners = keys.claim(keyed);
        List<FirstLine> first = new ArrayList<>(lines.size());
        List<LineResult> results = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            KeyedLine line = keyed.get(i);
            KeyedLine owner = Objects.requireNonNull(owners.get(line.key()));
            if (owner.isSameLineAs(line)) {
                first.add(new FirstLine(line.key(), lines.get(i).line()));
            } else {
                boolean same = owner.content().equals(line.content());
                results.add(LineResult.known(line.line(), same ? LineOutcome.DUPLICATE : LineOutcome.CONFLICT, owner));
            }
        }
        if (!first.isEmpty()) {
            results.addAll(booker.book(file, first));
            waitForReceipts(file, first, results);
        }
        return results;
    }

    private void waitForReceipts(HeldFile file, List<FirstLine> first, List<LineResult> results) {
        Set<Long> numbers = results.stream()
                .filter(result -> result.outcome() == LineOutcome.RETURN_WAITING)
                .map(LineResult::line)
                .collect(Collectors.toSet());
        waiting.add(
                file,
                first.stream()
                        .filter(line -> numbers.contains(line.line().line()))
                        .map(line -> new KeyedReturn(line.key(), line.line()))
                        .toList());
    }

    private void failNext(String fileId, ReceiptLineKind kind, RuntimeException bad) {
        database.inTransaction(() -> {
            HeldFile file = bookings.hold(fileId);
            staged.next(file.seq(), kind, file.through(kind), 1).forEach(next -> {
                long line = next.line().line();
                LOG.error("Line {} of file {} cannot be booked", line, fileId, bad);
                LineResult failed = LineResult.unposted(
                        line,
                        LineOutcome.FAILED,
                        "The line could not be booked: " + bad.getClass().getSimpleName());
                bookings.keep(file, kind, List.of(next.line()), List.of(failed));
            });
        });
    }
}
