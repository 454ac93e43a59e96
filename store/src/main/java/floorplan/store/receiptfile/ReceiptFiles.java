package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.ControlTotals;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.ReceiptFileRow.FileDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receipt files, one row each. */
public final class ReceiptFiles {
    static final String COLUMNS = """
            f.seq, f.id, f.profile, f.profile_hash, f.account, f.comparing, f.statement_id, f.control, f.status, f.size, f.sha256,
            f.charset, f.receipts, f.receipt_amount, f.returns, f.return_amount, f.skipped, f.unmatched, f.decided_by,
            f.decision_reason, f.decided_at, f.client, f.created_at, f.finished_at
            """;

    private static final String SELECT = "SELECT " + COLUMNS + " FROM receipt_file f WHERE f.id = :id ";

    private final AccountDatabase database;

    public ReceiptFiles(AccountDatabase database) {
        this.database = database;
    }

    /** Adds a file that is about to arrive. */
    public ReceiptFileRow open(NewReceiptFile file) {
        database.sql("""
                        INSERT INTO receipt_file (id, profile, profile_hash, account, comparing, statement_id, control, status, client,
                            created_at, touched_at)
                        VALUES (:id, :profile, :profileHash, :account, :comparing, :statementId, :control, 'RECEIVING', :client,
                            UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """)
                .param("id", file.id())
                .param("profile", file.profile())
                .param("profileHash", file.profileHash())
                .param("account", file.account())
                .param("comparing", file.comparing())
                .param("statementId", file.statementId())
                .param("control", file.control() == null ? null : file.control().text())
                .param("client", file.client())
                .update();
        return get(file.id());
    }

    public Optional<ReceiptFileRow> find(String id) {
        return database.sql(SELECT).param("id", id).query(ReceiptFiles::read).optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if there is none */
    public ReceiptFileRow get(String id) {
        return database.sql(SELECT).param("id", id).query(ReceiptFiles::read).single();
    }

    /**
     * Moves the file from one status to another, if it has the first. Of two concurrent calls one wins. Once a file has
     * ended unbooked, a later file may have the same bytes or statement id.
     *
     * @return whether this call moved it
     */
    public boolean move(String id, ReceiptFileStatus from, ReceiptFileStatus to) {
        boolean unbooked = to == ReceiptFileStatus.REFUSED || to == ReceiptFileStatus.OUT_OF_BALANCE;
        return database.sql("""
                        UPDATE receipt_file
                        SET status = :to, finished_at = CASE WHEN :over THEN UTC_TIMESTAMP(6) ELSE finished_at END,
                            content_key = CASE WHEN :unbooked THEN request_key ELSE content_key END,
                            statement_key = CASE WHEN :unbooked THEN NULL ELSE statement_key END,
                            touched_at = UTC_TIMESTAMP(6)
                        WHERE id = :id AND status = :from
                        """)
                        .param("to", to.name())
                        .param("over", to.isOver())
                        .param("unbooked", unbooked)
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Records the file's charset, and the number and total of its staged lines. */
    public void staged(String id, String charset, ControlTotals totals, long skipped) {
        database.sql("""
                        UPDATE receipt_file SET charset = :charset, receipts = :receipts, receipt_amount = :receiptAmount,
                            returns = :returns, return_amount = :returnAmount, skipped = :skipped
                        WHERE id = :id
                        """)
                .param("charset", charset)
                .param("receipts", totals.receipts())
                .param("receiptAmount", totals.receiptCents())
                .param("returns", totals.returns())
                .param("returnAmount", totals.returnCents())
                .param("skipped", skipped)
                .param("id", id)
                .update();
    }

    /**
     * Records a person's decision about a held file, and moves it on. Of two concurrent decisions one wins.
     *
     * @param to {@code BOOKING}, or {@code REFUSED}: then the same bytes may come again
     * @return false if the file is not held
     */
    public boolean decide(String id, ReceiptFileStatus to, String client, String reason) {
        boolean moved = move(id, ReceiptFileStatus.HELD, to);
        if (moved) {
            database.sql("""
                            UPDATE receipt_file SET decided_by = :client, decision_reason = :reason, decided_at = UTC_TIMESTAMP(6),
                                content_key = CASE WHEN status = 'REFUSED' THEN NULL ELSE content_key END
                            WHERE id = :id
                            """)
                    .param("client", client)
                    .param("reason", reason)
                    .param("id", id)
                    .update();
        }
        return moved;
    }

    /** Records how many receipts no rule has matched with a loan. */
    public void matched(String id, long unmatched) {
        database.sql("UPDATE receipt_file SET unmatched = :unmatched WHERE id = :id")
                .param("unmatched", unmatched)
                .param("id", id)
                .update();
    }

    /**
     * Unfinished files that are not held and have not changed for at least {@code age}, oldest first. Of the files that
     * are arriving, only those idle for at least {@code idle}: their receiver is gone.
     *
     * @param after number of the last one of the page before; 0 for the first page
     */
    public List<ReceiptFileRow> open(Duration age, Duration idle, long after, int most) {
        return database.sql("""
                        SELECT %s FROM receipt_file f
                        WHERE f.seq > :after AND ((f.status IN ('RECEIVED', 'BOOKING')
                                AND f.touched_at < UTC_TIMESTAMP(6) - INTERVAL :age SECOND)
                            OR (f.status = 'RECEIVING' AND f.touched_at < UTC_TIMESTAMP(6) - INTERVAL :idle SECOND))
                        ORDER BY f.seq LIMIT :most
                        """.formatted(COLUMNS))
                .param("after", after)
                .param("age", age.toSeconds())
                .param("idle", idle.toSeconds())
                .param("most", most)
                .query(ReceiptFiles::read)
                .list();
    }

    static ReceiptFileRow read(ResultSet row, int n) throws SQLException {
        String control = row.getString("control");
        return new ReceiptFileRow(
                row.getLong("seq"),
                row.getString("id"),
                row.getString("profile"),
                row.getString("profile_hash"),
                row.getString("account"),
                row.getBoolean("comparing"),
                row.getString("statement_id"),
                control == null ? null : ControlTotals.parse(control),
                ReceiptFileStatus.valueOf(row.getString("status")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("charset"),
                new ControlTotals(
                        row.getLong("receipts"),
                        row.getLong("receipt_amount"),
                        row.getLong("returns"),
                        row.getLong("return_amount")),
                row.getLong("skipped"),
                row.getLong("unmatched"),
                decision(row),
                row.getString("client"),
                utc(row.getObject("created_at", LocalDateTime.class)),
                utcOrNull(row.getObject("finished_at", LocalDateTime.class)));
    }

    private static @Nullable FileDecision decision(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null
                ? null
                : new FileDecision(
                        by, row.getString("decision_reason"), utc(row.getObject("decided_at", LocalDateTime.class)));
    }

    private static @Nullable Instant utcOrNull(@Nullable LocalDateTime time) {
        return time == null ? null : utc(time);
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
