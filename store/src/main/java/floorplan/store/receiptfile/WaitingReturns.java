package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.store.database.AccountDatabase;
import java.util.Collection;
import java.util.List;

/**
 * Returns whose receipt is not booked yet. Those whose receipt has paid loans, or was returned by a person, are here
 * only until the next step of their file.
 */
public final class WaitingReturns {
    private final AccountDatabase database;
    private final FileBookings bookings;
    private final ReceiptFiles files;

    public WaitingReturns(AccountDatabase database) {
        this.database = database;
        this.bookings = new FileBookings(database);
        this.files = new ReceiptFiles(database);
    }

    /**
     * A return that waits.
     *
     * @param key the line's key
     */
    public record WaitingReturn(long fileSeq, String fileId, long line, String key) {}

    /**
     * A return with the key of its line.
     *
     * @param key the line's key
     */
    public record KeyedReturn(String key, ReceiptLine line) {}

    /** Adds returns of a file, in the transaction that books them. */
    public void add(FileBookings.HeldFile file, Collection<KeyedReturn> returns) {
        database.batch(
                """
                INSERT INTO waiting_return (file_seq, line, line_key, account, original_reference, currency, amount, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))
                """,
                returns.stream()
                        .map(waiting -> new Object[] {
                            file.seq(),
                            waiting.line().line(),
                            waiting.key(),
                            file.account(),
                            waiting.line().originalReference(),
                            waiting.line().amount().currency().getCurrencyCode(),
                            waiting.line().amount().cents()
                        })
                        .toList());
    }

    /**
     * Some returns of a bank account whose receipt is booked now.
     *
     * @param afterFile with {@code afterLine}: the last one seen before
     */
    public List<WaitingReturn> ready(String account, long afterFile, long afterLine, int most) {
        return database.sql("""
                        SELECT w.file_seq, f.id AS file_id, w.line, w.line_key
                        FROM waiting_return w JOIN receipt_file f ON f.seq = w.file_seq
                        WHERE w.account = :account AND w.file_seq >= :file AND (w.file_seq > :file OR w.line > :line)
                            AND EXISTS (SELECT 1 FROM receipt_file_line l JOIN receipt_file o ON o.seq = l.file_seq
                                WHERE l.bank_reference = w.original_reference AND l.kind = 'RECEIPT'
                                    AND l.booking_date IS NOT NULL AND l.amount = w.amount AND l.currency = w.currency
                                    AND o.account = w.account)
                        ORDER BY w.file_seq, w.line LIMIT :most
                        """)
                .param("account", account)
                .param("file", afterFile)
                .param("line", afterLine)
                .param("most", most)
                .query((row, n) -> new WaitingReturn(
                        row.getLong("file_seq"),
                        row.getString("file_id"),
                        row.getLong("line"),
                        row.getString("line_key")))
                .list();
    }

    /**
     * Records the outcome of a return that waits for its receipt or for a person. If no line of the file needs a person
     * any more, the file is {@code POSTED}. Must run in the transaction that holds the file.
     */
    public void settle(FileBookings.HeldFile file, ReceiptLine line, LineOutcome before, LineResult result) {
        remove(file.seq(), line.line());
        bookings.settle(file, line, before, result);
        if (file.status() == ReceiptFileStatus.POSTED_WITH_EXCEPTIONS && !bookings.hasExceptions(file.seq())) {
            files.move(file.id(), ReceiptFileStatus.POSTED_WITH_EXCEPTIONS, ReceiptFileStatus.POSTED);
        }
    }

    /** Deletes a return that has its outcome. Returns false if somebody else has done so. */
    public boolean remove(long fileSeq, long line) {
        return database.sql("DELETE FROM waiting_return WHERE file_seq = ? AND line = ?")
                        .param(fileSeq)
                        .param(line)
                        .update()
                == 1;
    }
}
