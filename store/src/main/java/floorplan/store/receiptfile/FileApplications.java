package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.MatchRule;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine.LineMatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The progress of applying files' receipts to loans. */
public final class FileApplications {
    private static final int LONGEST_NOTE = 500;
    private static final String SELECT = """
            SELECT l.line, l.receipt_id, l.currency, l.amount, l.value_date, l.match_rule, l.matched_loan, l.matched_payer,
                l.note, n.loan_no
            FROM receipt_file_line l LEFT JOIN loan n ON n.id = l.matched_loan
            WHERE l.file_seq = :file AND l.outcome = 'UNAPPLIED' AND l.line > :after AND l.line <= :through
            ORDER BY l.line LIMIT :most
            """;

    private final AccountDatabase database;
    private final FileSums sums;

    public FileApplications(AccountDatabase database) {
        this.database = database;
        this.sums = new FileSums(database);
    }

    /** The next receipts of a file behind a line, in the order of the file. */
    public List<MatchedLine> next(HeldFile file, long after, int most) {
        return lines(file.seq(), after, Long.MAX_VALUE, most);
    }

    /**
     * Locks receipts of a file, in the order of the file, until the caller's transaction ends.
     *
     * @return the receipts among them that nobody has applied meanwhile
     */
    public List<MatchedLine> hold(HeldFile file, List<MatchedLine> lines) {
        Set<Long> held = new HashSet<>(database.locking(
                "a line of the file",
                """
                SELECT line FROM receipt_file_line FORCE INDEX (PRIMARY)
                WHERE file_seq = :file AND line IN (:lines) AND outcome = 'UNAPPLIED' ORDER BY line
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("file", file.seq())
                        .param("lines", lines.stream().map(MatchedLine::line).toList())
                        .query(Long.class)
                        .list()));
        return lines.stream().filter(line -> held.contains(line.line())).toList();
    }

    /** Receipts behind a line that still wait although their turn has come, in the order of the file. */
    public List<MatchedLine> waiting(HeldFile file, long after, int most) {
        return lines(file.seq(), after, file.appliedThrough(), most);
    }

    private List<MatchedLine> lines(long fileSeq, long after, long through, int most) {
        return database.sql(SELECT)
                .param("file", fileSeq)
                .param("after", after)
                .param("through", through)
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    private static MatchedLine read(ResultSet row) throws SQLException {
        String rule = row.getString("match_rule");
        return new MatchedLine(
                row.getLong("line"),
                row.getString("receipt_id"),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
                row.getObject("value_date", LocalDate.class),
                rule == null
                        ? null
                        : new LineMatch(
                                MatchRule.valueOf(rule),
                                row.getLong("matched_loan"),
                                row.getString("loan_no"),
                                Payer.valueOf(row.getString("matched_payer"))),
                row.getString("note"));
    }

    /**
     * Keeps the outcomes of lines that were {@code UNAPPLIED}. Must run in the transaction that holds them, or the
     * file. From then on, transactions that apply other lines of the file wait until that transaction ends, so call
     * this among its last statements.
     */
    public void applied(HeldFile file, List<AppliedLine> lines) {
        database.batch(
                """
                UPDATE receipt_file_line SET outcome = ?, repayment_id = ?, note = ?, waits_for = NULL,
                    applied_at = UTC_TIMESTAMP(6)
                WHERE file_seq = ? AND line = ?
                """,
                lines.stream()
                        .map(line -> new @Nullable Object[] {
                            line.outcome().name(), line.repaymentId(), note(line.note()), file.seq(), line.line()
                        })
                        .toList());
        sums.move(
                file,
                lines.stream()
                        .map(line -> new FileSums.MovedLine(
                                ReceiptLineKind.RECEIPT,
                                line.matched().amount(),
                                line.matched().valueDate(),
                                LineOutcome.UNAPPLIED,
                                line.outcome()))
                        .toList());
    }

    /** Records why lines wait: the reason of each, by line. */
    public void postpone(HeldFile file, Map<Long, String> reasons) {
        database.batch(
                "UPDATE receipt_file_line SET waits_for = ? WHERE file_seq = ? AND line = ?",
                reasons.entrySet().stream()
                        .map(reason -> new @Nullable Object[] {note(reason.getValue()), file.seq(), reason.getKey()})
                        .toList());
    }

    /** Moves the checkpoint forward: the turn of every receipt through this line has come. */
    public void advance(HeldFile file, long through) {
        database.sql("""
                        UPDATE receipt_file SET applied_through = GREATEST(applied_through, :through),
                            touched_at = UTC_TIMESTAMP(6)
                        WHERE seq = :seq
                        """).param("through", through).param("seq", file.seq()).update();
    }

    private static @Nullable String note(@Nullable String note) {
        return note == null ? null : note.substring(0, Math.min(note.length(), LONGEST_NOTE));
    }
}
