package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The booking progress of files, and their lines' outcomes. Every method must run in the booking's transaction. */
public final class FileBookings {
    private static final int LONGEST_NOTE = 500;

    private final AccountDatabase database;
    private final FileSums sums;

    public FileBookings(AccountDatabase database) {
        this.database = database;
        this.sums = new FileSums(database);
    }

    /**
     * A file whose row this transaction holds, so that nobody else books its lines.
     *
     * @param receiptsThrough the last receipt that has its outcome
     * @param returnsThrough the last return that has its outcome
     * @param appliedThrough the last receipt whose turn to be applied has come
     * @param client who sent the file
     */
    public record HeldFile(
            long seq,
            String id,
            String account,
            boolean comparing,
            ReceiptFileStatus status,
            long receiptsThrough,
            long returnsThrough,
            long appliedThrough,
            String client) {
        public long through(ReceiptLineKind kind) {
            return switch (kind) {
                case RECEIPT -> receiptsThrough;
                case RETURN -> returnsThrough;
            };
        }
    }

    /** Locks a file. */
    public HeldFile hold(String id) {
        return find(id).orElseThrow();
    }

    /** Locks a file; empty if there is none. */
    public Optional<HeldFile> find(String id) {
        return database.locking(
                "the file",
                """
                SELECT seq, id, account, comparing, status, receipts_through, returns_through, applied_through, client
                FROM receipt_file WHERE id = :id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("id", id)
                        .query((row, n) -> new HeldFile(
                                row.getLong("seq"),
                                row.getString("id"),
                                row.getString("account"),
                                row.getBoolean("comparing"),
                                ReceiptFileStatus.valueOf(row.getString("status")),
                                row.getLong("receipts_through"),
                                row.getLong("returns_through"),
                                row.getLong("applied_through"),
                                row.getString("client")))
                        .optional());
    }

    /** A line with its outcome. */
    public record OpenLine(ReceiptLine line, LineOutcome outcome) {}

    /** A line of the file; empty if there is none, or it has no outcome yet. */
    public Optional<OpenLine> line(HeldFile file, long line) {
        return database.sql("""
                        SELECT * FROM receipt_file_line WHERE file_seq = :file AND line = :line AND outcome IS NOT NULL
                        """)
                .param("file", file.seq())
                .param("line", line)
                .query((row, n) ->
                        new OpenLine(StagedReceiptLines.read(row), LineOutcome.valueOf(row.getString("outcome"))))
                .optional();
    }

    /** Returns whether a receipt came to a bank account. */
    public boolean isOfAccount(String receiptId, String account) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM receipt WHERE id = :id AND account = :account)")
                .param("id", receiptId)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps the outcomes of the next lines of a kind.
     *
     * @param lines in the order of the file, none of which had an outcome
     * @param results one for each of them
     */
    public void keep(HeldFile file, ReceiptLineKind kind, List<ReceiptLine> lines, List<LineResult> results) {
        keepResults(file, results);
        Map<Long, ReceiptLine> byNumber = new HashMap<>();
        lines.forEach(line -> byNumber.put(line.line(), line));
        sums.move(
                file,
                results.stream()
                        .map(result -> FileSums.MovedLine.of(
                                Objects.requireNonNull(byNumber.get(result.line())), null, result.outcome()))
                        .toList());
        database.sql("""
                        UPDATE receipt_file SET touched_at = UTC_TIMESTAMP(6),
                            receipts_through = CASE WHEN :receipts THEN :through ELSE receipts_through END,
                            returns_through = CASE WHEN :receipts THEN returns_through ELSE :through END
                        WHERE seq = :seq
                        """)
                .param("receipts", kind == ReceiptLineKind.RECEIPT)
                .param("through", lines.getLast().line())
                .param("seq", file.seq())
                .update();
    }

    private void keepResults(HeldFile file, List<LineResult> results) {
        database.batch("""
                UPDATE receipt_file_line SET outcome = ?, receipt_id = ?, known_file = ?, known_line = ?,
                    note = CASE WHEN outcome = 'UNAPPLIED' THEN note ELSE ? END, booking_date = ?, booked_at = UTC_TIMESTAMP(6)
                WHERE file_seq = ? AND line = ?
                """, results.stream().map(result -> values(file, result)).toList());
    }

    /** Records the outcome of a line that waited. */
    public void settle(HeldFile file, ReceiptLine line, LineOutcome before, LineResult result) {
        keepResults(file, List.of(result));
        sums.move(file, List.of(FileSums.MovedLine.of(line, before, result.outcome())));
    }

    private static @Nullable Object[] values(HeldFile file, LineResult result) {
        LineKeys.KeyedLine known = result.known();
        String note = result.note();
        return new @Nullable Object[] {
            result.outcome().name(),
            result.receiptId(),
            known == null ? null : known.fileSeq(),
            known == null ? null : known.line(),
            note == null ? null : note.substring(0, Math.min(note.length(), LONGEST_NOTE)),
            result.bookingDate(),
            file.seq(),
            result.line()
        };
    }

    /**
     * The receipt that a return takes back.
     *
     * @param untouched whether nothing has left it
     * @param whole whether it can be taken back whole: nothing has left it but repayments that stand
     */
    public record ReturnedReceipt(String receiptId, boolean untouched, boolean whole) {}

    /**
     * Booked receipts of a bank account with the original reference, amount and currency of a return; at most two:
     * untouched ones first, then whole ones.
     */
    public List<ReturnedReceipt> originals(String account, ReceiptLine line) {
        return database.sql("""
                        SELECT l.receipt_id, r.open_amount = r.amount AS untouched,
                            NOT EXISTS (SELECT 1 FROM unapplied_receipt u
                                LEFT JOIN repayment_log p ON p.id = CASE WHEN u.source LIKE 'repayment:%'
                                    THEN CONVERT(SUBSTRING(u.source, 11) USING ascii) END AND p.status = 'APPLIED'
                                WHERE u.receipt_id = r.id AND u.amount < 0 AND p.id IS NULL) AS whole
                        FROM receipt_file_line l JOIN receipt_file f ON f.seq = l.file_seq AND f.account = :account
                            JOIN receipt r ON r.id = l.receipt_id
                        WHERE l.bank_reference = :reference AND l.kind = 'RECEIPT' AND l.booking_date IS NOT NULL
                            AND l.amount = :amount AND l.currency = :currency
                        ORDER BY untouched DESC, whole DESC, r.id LIMIT 2
                        """)
                .param("account", account)
                .param("reference", line.originalReference())
                .param("amount", line.amount().cents())
                .param("currency", line.amount().currency().getCurrencyCode())
                .query((row, n) -> new ReturnedReceipt(
                        row.getString("receipt_id"), row.getBoolean("untouched"), row.getBoolean("whole")))
                .list();
    }

    /**
     * A person's earlier return, to the bank, of the receipt that this return takes back. Empty if there is none, or if
     * a line of a file has settled it.
     */
    public Optional<HandReturn> returnedByHand(String account, ReceiptLine line) {
        return database.sql("""
                        SELECT p.receipt_id, p.booking_date FROM receipt_file_line l
                            JOIN receipt_file f ON f.seq = l.file_seq AND f.account = :account
                            JOIN receipt_payout p ON p.receipt_id = l.receipt_id AND p.kind = 'RETURN'
                                AND p.status = 'APPLIED' AND p.paid = l.amount
                        WHERE l.bank_reference = :reference AND l.kind = 'RECEIPT' AND l.booking_date IS NOT NULL
                            AND l.amount = :amount AND l.currency = :currency
                            AND NOT EXISTS (SELECT 1 FROM receipt_file_line t WHERE t.receipt_id = l.receipt_id
                                AND t.kind = 'RETURN' AND t.booking_date IS NOT NULL)
                        ORDER BY p.receipt_id LIMIT 1
                        """)
                .param("account", account)
                .param("reference", line.originalReference())
                .param("amount", line.amount().cents())
                .param("currency", line.amount().currency().getCurrencyCode())
                .query((row, n) ->
                        new HandReturn(row.getString("receipt_id"), row.getObject("booking_date", LocalDate.class)))
                .optional();
    }

    /** A receipt that a person has returned to the bank. */
    public record HandReturn(String receiptId, LocalDate bookingDate) {}

    /** Returns whether a line of the file waits for a person. */
    public boolean hasExceptions(long fileSeq) {
        List<String> exceptions = Arrays.stream(LineOutcome.values())
                .filter(LineOutcome::isException)
                .map(LineOutcome::name)
                .toList();
        return database.sql("""
                        SELECT EXISTS (SELECT 1 FROM receipt_file_sum
                            WHERE file_seq = :file AND outcome IN (:exceptions) AND line_count > 0)
                        """)
                .param("file", fileSeq)
                .param("exceptions", exceptions)
                .query(Boolean.class)
                .single();
    }
}
