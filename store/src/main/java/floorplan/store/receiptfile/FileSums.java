package floorplan.store.receiptfile;

import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The kept figures of files: number and total of their lines by outcome. Every change of a line's outcome changes them,
 * in the same transaction, which holds the file or the lines.
 */
public final class FileSums {
    private static final String NOT_BOOKED = "";

    private final AccountDatabase database;

    public FileSums(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A line whose outcome changes.
     *
     * @param from null if it was not booked before
     */
    public record MovedLine(
            ReceiptLineKind kind,
            Money amount,
            LocalDate valueDate,
            @Nullable LineOutcome from,
            LineOutcome to) {
        static MovedLine of(ReceiptLine line, @Nullable LineOutcome from, LineOutcome to) {
            return new MovedLine(line.kind(), line.amount(), line.valueDate(), from, to);
        }
    }

    /** The key of a figure. */
    private record FigureKey(ReceiptLineKind kind, String outcome, String currency, LocalDate valueDate)
            implements Comparable<FigureKey> {
        private static final Comparator<FigureKey> ORDER = Comparator.comparing(FigureKey::kind)
                .thenComparing(FigureKey::outcome)
                .thenComparing(FigureKey::currency)
                .thenComparing(FigureKey::valueDate);

        @Override
        public int compareTo(FigureKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** A change of a figure. */
    private record FigureChange(long lines, long cents) {
        FigureChange plus(FigureChange other) {
            return new FigureChange(lines + other.lines, Math.addExact(cents, other.cents));
        }
    }

    /** Adds up the staged lines of a file before any of them is booked; does nothing once that is done. */
    public void begin(FileBookings.HeldFile file) {
        boolean begun = database.sql("SELECT EXISTS (SELECT 1 FROM receipt_file_sum WHERE file_seq = ?)")
                .param(file.seq())
                .query(Boolean.class)
                .single();
        if (!begun) {
            begin(file.seq());
        }
    }

    private void begin(long fileSeq) {
        database.sql("""
                        INSERT INTO receipt_file_sum (file_seq, kind, outcome, currency, value_date, account, line_count, amount)
                        SELECT l.file_seq, l.kind, '', l.currency, l.value_date,
                            CASE WHEN f.comparing THEN '' ELSE f.account END, COUNT(*), SUM(l.amount)
                        FROM receipt_file_line l JOIN receipt_file f ON f.seq = l.file_seq
                        WHERE l.file_seq = :file
                        GROUP BY l.file_seq, l.kind, l.currency, l.value_date, f.account, f.comparing
                        """).param("file", fileSeq).update();
    }

    /** Changes the figures of a file. */
    public void move(FileBookings.HeldFile file, List<MovedLine> moved) {
        Map<FigureKey, FigureChange> changes = new TreeMap<>();
        for (MovedLine line : moved) {
            LineOutcome from = line.from();
            change(changes, line, from == null ? NOT_BOOKED : from.name(), -1);
            change(changes, line, line.to().name(), 1);
        }
        database.batch(
                """
                INSERT INTO receipt_file_sum (file_seq, kind, outcome, currency, value_date, account, line_count, amount)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE line_count = line_count + VALUES(line_count), amount = amount + VALUES(amount)
                """,
                changes.entrySet().stream()
                        .map(entry -> values(file, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static void change(Map<FigureKey, FigureChange> changes, MovedLine line, String outcome, int sign) {
        FigureKey key =
                new FigureKey(line.kind(), outcome, line.amount().currency().getCurrencyCode(), line.valueDate());
        changes.merge(key, new FigureChange(sign, sign * line.amount().cents()), FigureChange::plus);
    }

    private static Object[] values(FileBookings.HeldFile file, FigureKey key, FigureChange change) {
        return new Object[] {
            file.seq(),
            key.kind().name(),
            key.outcome(),
            key.currency(),
            key.valueDate(),
            file.comparing() ? "" : file.account(),
            change.lines(),
            change.cents()
        };
    }

    /** Number and total of a file's lines by outcome and currency. */
    public List<OutcomeSum> outcomes(long fileSeq) {
        return database.sql("""
                        SELECT outcome, currency, SUM(line_count) AS line_count, SUM(amount) AS amount FROM receipt_file_sum
                        WHERE file_seq = :file GROUP BY outcome, currency HAVING SUM(line_count) > 0
                        ORDER BY outcome, currency
                        """)
                .param("file", fileSeq)
                .query((row, n) -> {
                    String outcome = row.getString("outcome");
                    return new OutcomeSum(
                            outcome.equals(NOT_BOOKED) ? null : LineOutcome.valueOf(outcome),
                            row.getString("currency"),
                            row.getLong("line_count"),
                            row.getLong("amount"));
                })
                .list();
    }
}
