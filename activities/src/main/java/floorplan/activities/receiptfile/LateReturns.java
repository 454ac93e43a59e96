package floorplan.activities.receiptfile;

import floorplan.activities.receipt.ReceiptReversals;
import floorplan.activities.receiptfile.LineBooker.FirstLine;
import floorplan.activities.receiptfile.PaidReturns.BookedReturn;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.NotYet;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.LineResult;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.WaitingReturns;
import floorplan.store.receiptfile.WaitingReturns.WaitingReturn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionStatus;

/**
 * Carries out returns that came before their receipt, and those whose receipt has paid loans. Every file looks for such
 * returns after its own lines are booked. If a return and its receipt are booked at the same time, the file that looks
 * last sees both.
 */
final class LateReturns {
    private static final Logger LOG = LoggerFactory.getLogger(LateReturns.class);
    private static final int PAGE = 200;

    private final AccountDatabase database;
    private final FileBookings bookings;
    private final StagedReceiptLines staged;
    private final WaitingReturns waiting;
    private final PaidReturns returns;
    private final ReceiptReversals reversals;
    private final ReceiptFiles files;
    private final AuditLog audit;

    LateReturns(AccountDatabase database, PaidReturns returns, ReceiptReversals reversals) {
        this.database = database;
        this.bookings = new FileBookings(database);
        this.staged = new StagedReceiptLines(database);
        this.waiting = new WaitingReturns(database);
        this.returns = returns;
        this.reversals = reversals;
        this.files = new ReceiptFiles(database);
        this.audit = new AuditLog(database);
    }

    /**
     * Carries out the waiting returns of a bank account whose receipts are booked now, each in a transaction. The
     * returns may be lines of any file.
     *
     * @param signOfLife called before each transaction
     * @throws NotYet if one of them waits for a locked loan; the other returns are done
     */
    void carryOut(String account, Runnable signOfLife) {
        NotYet busy = null;
        WaitingReturn last = new WaitingReturn(0, "", 0, "");
        List<WaitingReturn> page = waiting.ready(account, last.fileSeq(), last.line(), PAGE);
        while (!page.isEmpty()) {
            for (WaitingReturn ready : page) {
                signOfLife.run();
                List<AcceptedReversal> reversed;
                try {
                    reversed = database.inTransaction(transaction -> carryOut(ready, transaction));
                } catch (NotYet locked) {
                    busy = locked;
                    continue;
                } catch (DataIntegrityViolationException
                        | IllegalArgumentException
                        | ArithmeticException
                        | IllegalStateException bad) {
                    LOG.error(
                            "Line {} of file {} cannot be booked, and goes on waiting",
                            ready.line(),
                            ready.fileId(),
                            bad);
                    continue;
                }
                reversals.start(reversed);
            }
            last = page.getLast();
            page = waiting.ready(account, last.fileSeq(), last.line(), PAGE);
        }
        if (busy != null) {
            throw busy;
        }
    }

    /** @return the reversals, whose workflows are to be started after the transaction */
    private List<AcceptedReversal> carryOut(WaitingReturn ready, TransactionStatus transaction) {
        HeldFile file = bookings.hold(ready.fileId());
        if (!waiting.remove(ready.fileSeq(), ready.line())) {
            return List.of();
        }
        ReceiptLine line = staged.line(ready.fileSeq(), ready.line());
        BookedReturn booked = returns.book(file, new FirstLine(ready.key(), line), transaction);
        waiting.settle(file, line, LineOutcome.RETURN_WAITING, booked.line());
        record(files.get(file.id()), booked.line());
        return booked.reversed();
    }

    private void record(ReceiptFileRow file, LineResult result) {
        Map<String, Object> after = new TreeMap<>();
        after.put("status", file.status().name());
        after.put("line", result.line());
        after.put("outcome", result.outcome().name());
        audit.append(new AuditEntry(
                file.client(),
                Action.BOOK_RECEIPT_FILE,
                AuditOutcome.DONE,
                new Subject("receipt-file", file.id()),
                null,
                after));
    }
}
