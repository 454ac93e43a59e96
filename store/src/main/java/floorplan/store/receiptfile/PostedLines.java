package floorplan.store.receiptfile;

import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The posted lines of bank accounts, for files that are compared with them. */
public final class PostedLines {
    private final AccountDatabase database;

    public PostedLines(AccountDatabase database) {
        this.database = database;
    }

    /** A posted line. */
    public record PostedLine(LineKeys.KeyedLine line, ReceiptLineKind kind, LocalDate valueDate, Money amount) {}

    /** The posted lines with these keys, by key. A line that came, but was not posted, is left out. */
    public Map<String, PostedLine> withKeys(Collection<String> keys) {
        Map<String, PostedLine> posted = new HashMap<>();
        if (!keys.isEmpty()) {
            database.sql("""
                            SELECT k.line_key, k.file_seq, k.line, k.content, l.kind, l.value_date, l.currency, l.amount
                            FROM receipt_line_key k JOIN receipt_file_line l ON l.file_seq = k.file_seq AND l.line = k.line
                            WHERE k.line_key IN (:keys) AND l.booking_date IS NOT NULL
                            """).param("keys", keys).query(row -> {
                LineKeys.KeyedLine line = new LineKeys.KeyedLine(
                        row.getString("line_key"),
                        row.getLong("file_seq"),
                        row.getLong("line"),
                        row.getString("content"));
                posted.put(
                        line.key(),
                        new PostedLine(
                                line,
                                ReceiptLineKind.valueOf(row.getString("kind")),
                                row.getObject("value_date", LocalDate.class),
                                new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount"))));
            });
        }
        return posted;
    }

    /**
     * The lines of one kind, value date and currency: those of a file, and the posted ones of its account.
     *
     * @param cents total of the file's lines
     * @param postedCents total of the posted ones
     */
    public record DifferingDay(
            LocalDate valueDate,
            ReceiptLineKind kind,
            String currency,
            long lines,
            long cents,
            long postedLines,
            long postedCents) {}

    /** The value dates of a file whose lines differ, in number or total, from the posted ones of its account. */
    public List<DifferingDay> differingDays(long fileSeq, String account, Collection<String> postedOutcomes, int most) {
        return database.sql("""
                        SELECT c.value_date, c.kind, c.currency, c.line_count, c.amount,
                            COALESCE(SUM(p.line_count), 0) AS posted_count, COALESCE(SUM(p.amount), 0) AS posted_amount
                        FROM (SELECT value_date, kind, currency, SUM(line_count) AS line_count, SUM(amount) AS amount
                                FROM receipt_file_sum WHERE file_seq = :file GROUP BY value_date, kind, currency) c
                            LEFT JOIN receipt_file_sum p ON p.account = :account AND p.value_date = c.value_date
                                AND p.currency = c.currency AND p.kind = c.kind AND p.outcome IN (:posted)
                        GROUP BY c.value_date, c.kind, c.currency, c.line_count, c.amount
                        HAVING posted_count <> c.line_count OR posted_amount <> c.amount
                        ORDER BY c.value_date, c.currency, c.kind LIMIT :most
                        """)
                .param("file", fileSeq)
                .param("account", account)
                .param("posted", postedOutcomes)
                .param("most", most)
                .query((row, n) -> new DifferingDay(
                        row.getObject("value_date", LocalDate.class),
                        ReceiptLineKind.valueOf(row.getString("kind")),
                        row.getString("currency"),
                        row.getLong("line_count"),
                        row.getLong("amount"),
                        row.getLong("posted_count"),
                        row.getLong("posted_amount")))
                .list();
    }
}
