package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.FileArrivals;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.FileSums;
import floorplan.store.receiptfile.NewReceiptFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that the API has received as its user, and the figures that are kept of their lines. */
abstract class ReceivedFiles {
    final AccountDatabase owner = TestSchema.account("owner");
    final AccountDatabase api = TestSchema.account("api");
    private final ReceiptFiles files = new ReceiptFiles(api);

    ArrivedFile arrive(FileProfile profile, @Nullable String statementId, @Nullable String control, String file) {
        return arrive(profile, statementId, control, file.getBytes(StandardCharsets.UTF_8));
    }

    ArrivedFile arrive(FileProfile profile, @Nullable String statementId, @Nullable String control, byte[] bytes) {
        ReceiptFileRow row = files.open(new NewReceiptFile(
                UUID.randomUUID().toString().replace("-", ""),
                profile.name(),
                profile.hash(),
                profile.account(),
                profile.comparing(),
                statementId,
                control == null ? null : ControlTotals.parse(control),
                "lender"));
        FileParts parts = new FileParts(api);
        for (int part = 0, at = 0; at < bytes.length; part++, at += 10_000) {
            byte[] some = Arrays.copyOfRange(bytes, at, Math.min(at + 10_000, bytes.length));
            parts.add(row.seq(), part, some, at + some.length);
        }
        return new FileArrivals(api, files)
                .arrived(row, sha256(bytes), sha256((sha256(bytes) + control).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ReceiptFileRow get(String id) {
        return files.get(id);
    }

    /**
     * Checks what holds whenever no file is being booked: booked cash, open receipts and booked lines have the same
     * total, and {@code receipt_file_sum} has the sums of the lines.
     */
    void assertFiguresAgree() {
        assertThat(booked("CASH"))
                .isEqualTo(-booked("UNAPPLIED_RECEIPTS"))
                .isEqualTo(count("SELECT COALESCE(SUM(open_amount), 0) FROM receipt"))
                .isEqualTo(count("SELECT COALESCE(SUM(amount), 0) FROM unapplied_receipt"))
                .isEqualTo(count("""
                        SELECT COALESCE(SUM(CASE kind WHEN 'RECEIPT' THEN amount ELSE -amount END), 0)
                        FROM receipt_file_line WHERE booking_date IS NOT NULL
                        """));
        assertThat(texts("""
                        SELECT CONCAT_WS(' ', file_seq, kind, outcome, currency, value_date, line_count, amount)
                        FROM receipt_file_sum WHERE line_count <> 0 ORDER BY 1
                        """)).isEqualTo(texts("""
                        SELECT CONCAT_WS(' ', file_seq, kind, COALESCE(outcome, ''), currency, value_date, COUNT(*), SUM(amount))
                        FROM receipt_file_line GROUP BY file_seq, kind, outcome, currency, value_date ORDER BY 1
                        """));
    }

    private List<@Nullable String> texts(String sql) {
        return owner.sql(sql).query(String.class).list();
    }

    /** Number of lines by outcome. */
    Map<LineOutcome, Long> outcomes(ReceiptFileRow file) {
        Map<LineOutcome, Long> outcomes = new TreeMap<>();
        new FileSums(api).outcomes(file.seq()).forEach(sum -> {
            if (sum.outcome() == null) {
                throw new AssertionError(sum + " have no outcome");
            }
            outcomes.merge(sum.outcome(), sum.lines(), Long::sum);
        });
        return outcomes;
    }

    List<String> reasons(ReceiptFileRow file) {
        return new FileReasons(api)
                .of(file.seq()).stream()
                        .map(reason -> reason.line() + " " + reason.field() + " " + reason.reason())
                        .toList();
    }

    /** Cents in a ledger account of money that belongs to no loan. */
    long booked(String account) {
        return owner.sql("SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = ? AND loan_type = 'NONE'")
                .param(account)
                .query(Long.class)
                .single();
    }

    long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }
}
