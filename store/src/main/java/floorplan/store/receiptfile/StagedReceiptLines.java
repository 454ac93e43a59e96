package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.LineKey;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of files from their staging on. */
public final class StagedReceiptLines {
    private static final int CHUNK = 10_000;

    private final AccountDatabase database;

    public StagedReceiptLines(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A staged line.
     *
     * @param content the hash of all that it states
     */
    public record StagedReceiptLine(ReceiptLine line, String content) {}

    /** Adds lines in one round trip, one or two thousand at a time; lines that were added before stay as they are. */
    public void add(long fileSeq, List<ReceiptLine> lines) {
        // Outside of a transaction the database would commit each line by itself.
        database.inTransaction(() -> insert(fileSeq, lines));
    }

    private void insert(long fileSeq, List<ReceiptLine> lines) {
        database.batch("""
                INSERT INTO receipt_file_line (file_seq, line, kind, bank_reference, detail_reference, value_date, currency,
                    amount, payer, payer_name, payer_account, loan_no, vin, original_reference, remittance, content,
                    unreferenced)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE file_seq = file_seq
                """, lines.stream().map(line -> values(fileSeq, line)).toList());
    }

    private static @Nullable Object[] values(long fileSeq, ReceiptLine line) {
        Payer payer = line.payer();
        String content = LineKey.contentOf(line);
        return new @Nullable Object[] {
            fileSeq,
            line.line(),
            line.kind().name(),
            line.bankReference(),
            line.detailReference(),
            line.valueDate(),
            line.amount().currency().getCurrencyCode(),
            line.amount().cents(),
            payer == null ? null : payer.name(),
            line.payerName(),
            line.payerAccount(),
            line.loanId(),
            line.vin(),
            line.originalReference(),
            line.text(),
            content,
            line.bankReference().isEmpty() ? content : null
        };
    }

    /**
     * Deletes some lines of a file that is not booked.
     *
     * @return whether more may be left
     */
    public boolean forgetSome(long fileSeq) {
        return database.sql("DELETE FROM receipt_file_line WHERE file_seq = ? ORDER BY line LIMIT " + CHUNK)
                        .param(fileSeq)
                        .update()
                == CHUNK;
    }

    /** The next lines of a kind, in the order of the file. */
    public List<StagedReceiptLine> next(long fileSeq, ReceiptLineKind kind, long afterLine, int most) {
        return database.sql("""
                        SELECT line, kind, bank_reference, detail_reference, value_date, currency, amount, payer, payer_name,
                            payer_account, loan_no, vin, original_reference, remittance, content
                        FROM receipt_file_line WHERE file_seq = :file AND line > :after AND kind = :kind
                        ORDER BY line LIMIT :most
                        """)
                .param("file", fileSeq)
                .param("after", afterLine)
                .param("kind", kind.name())
                .param("most", most)
                .query((row, n) -> new StagedReceiptLine(read(row), row.getString("content")))
                .list();
    }

    /** A line of a file. */
    public ReceiptLine line(long fileSeq, long line) {
        return database.sql("SELECT * FROM receipt_file_line WHERE file_seq = ? AND line = ?")
                .param(fileSeq)
                .param(line)
                .query((row, n) -> read(row))
                .single();
    }

    /**
     * The number of lines without a bank reference before a line, by their content.
     *
     * @param contents the contents to count
     */
    public Map<String, Long> unreferencedBefore(long fileSeq, long line, Collection<String> contents) {
        Map<String, Long> counts = new HashMap<>();
        if (contents.isEmpty()) {
            return counts;
        }
        database.sql("""
                        SELECT unreferenced, COUNT(*) AS lines_before FROM receipt_file_line
                        WHERE file_seq = :file AND unreferenced IN (:contents) AND line < :line GROUP BY unreferenced
                        """)
                .param("file", fileSeq)
                .param("contents", contents)
                .param("line", line)
                .query(row -> {
                    counts.put(row.getString("unreferenced"), row.getLong("lines_before"));
                });
        return counts;
    }

    static ReceiptLine read(ResultSet row) throws SQLException {
        String payer = row.getString("payer");
        return new ReceiptLine(
                row.getLong("line"),
                ReceiptLineKind.valueOf(row.getString("kind")),
                row.getString("bank_reference"),
                row.getString("detail_reference"),
                row.getObject("value_date", LocalDate.class),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
                payer == null ? null : Payer.valueOf(payer),
                row.getString("payer_name"),
                row.getString("payer_account"),
                row.getString("loan_no"),
                row.getString("vin"),
                row.getString("original_reference"),
                row.getString("remittance"));
    }
}
