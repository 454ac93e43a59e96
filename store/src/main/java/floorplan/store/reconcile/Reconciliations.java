package floorplan.store.reconcile;

import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.ReconciliationStatus;
import floorplan.domain.reconcile.SourceTotal;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reconciliations of both sides, one row each, with their findings. Each change may be made twice. */
public final class Reconciliations {
    private final AccountDatabase database;

    /** @param database the account schema */
    public Reconciliations(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A reconciliation.
     *
     * @param finishedAt null while it runs
     * @param sentAgain messages that the credit side had no outcome for
     * @param reservedAgain reservations of completed imports that the credit side had lost
     * @param marksRemoved fields of {@code suc_send_data} whose outcome was logged
     */
    public record ReconciliationRun(
            String id,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long sentAgain,
            long reservedAgain,
            long marksRemoved) {
        public ReconciliationStatus status() {
            return finishedAt == null ? ReconciliationStatus.RUNNING : ReconciliationStatus.COMPLETED;
        }
    }

    public void begin(String id) {
        database.sql("INSERT IGNORE INTO reconciliation (id, started_at) VALUES (:id, UTC_TIMESTAMP(6))")
                .param("id", id)
                .update();
    }

    public void record(String id, List<Difference> differences) {
        for (Difference difference : differences) {
            database.sql("""
                            INSERT INTO reconciliation_difference (reconciliation_id, kind, subject, dealer_id, currency,
                                account, credit, detail)
                            VALUES (:id, :kind, :subject, :dealer, :currency, :account, :credit, :detail)
                            ON DUPLICATE KEY UPDATE account = VALUES(account), credit = VALUES(credit)
                            """)
                    .param("id", id)
                    .param("kind", difference.kind().name())
                    .param("subject", difference.subject())
                    .param("dealer", difference.dealerId())
                    .param("currency", difference.currency())
                    .param("account", difference.account())
                    .param("credit", difference.credit())
                    .param("detail", difference.detail())
                    .update();
        }
    }

    public void finish(String id, List<SourceTotal> totals, long sentAgain, long reservedAgain, long marksRemoved) {
        for (SourceTotal total : totals) {
            database.sql("""
                            INSERT INTO reconciliation_total (reconciliation_id, source, currency, account, credit)
                            VALUES (:id, :source, :currency, :account, :credit)
                            ON DUPLICATE KEY UPDATE account = VALUES(account), credit = VALUES(credit)
                            """)
                    .param("id", id)
                    .param("source", total.source().name())
                    .param("currency", total.currency())
                    .param("account", total.account())
                    .param("credit", total.credit())
                    .update();
        }
        database.sql("""
                        UPDATE reconciliation SET finished_at = COALESCE(finished_at, UTC_TIMESTAMP(6)), sent_again = :sent,
                            reserved_again = :reserved, marks_removed = :marks
                        WHERE id = :id
                        """)
                .param("sent", sentAgain)
                .param("reserved", reservedAgain)
                .param("marks", marksRemoved)
                .param("id", id)
                .update();
    }

    /** The newest reconciliation; empty before the first. */
    public Optional<ReconciliationRun> latest() {
        return database.sql("SELECT * FROM reconciliation ORDER BY started_at DESC, id LIMIT 1")
                .query((row, n) -> run(row))
                .optional();
    }

    /** The number of differences of the newest finished reconciliation; 0 before the first. */
    public long openDifferences() {
        return database.sql("""
                        SELECT COUNT(*) FROM reconciliation_difference d WHERE d.reconciliation_id = (
                            SELECT id FROM reconciliation WHERE finished_at IS NOT NULL ORDER BY started_at DESC, id LIMIT 1)
                        """).query(Long.class).single();
    }

    /** Seconds since a reconciliation last finished; if none has, since the first one began; empty before that. */
    public Optional<Long> secondsSinceTheLast() {
        return database.sql("""
                        SELECT TIMESTAMPDIFF(SECOND, COALESCE(MAX(finished_at), MIN(started_at)), UTC_TIMESTAMP(6)) AS age
                        FROM reconciliation
                        """)
                .query((row, n) -> Optional.ofNullable(row.getObject("age", Long.class)))
                .single();
    }

    static ReconciliationRun run(ResultSet row) throws SQLException {
        LocalDateTime finished = row.getObject("finished_at", LocalDateTime.class);
        return new ReconciliationRun(
                row.getString("id"),
                row.getObject("started_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                finished == null ? null : finished.toInstant(ZoneOffset.UTC),
                row.getLong("sent_again"),
                row.getLong("reserved_again"),
                row.getLong("marks_removed"));
    }

    public List<SourceTotal> totals(String id) {
        return database.sql("""
                        SELECT source, currency, account, credit FROM reconciliation_total
                        WHERE reconciliation_id = :id ORDER BY source, currency
                        """)
                .param("id", id)
                .query((row, n) -> new SourceTotal(
                        MovementSource.valueOf(row.getString("source")),
                        row.getString("currency"),
                        row.getLong("account"),
                        row.getLong("credit")))
                .list();
    }

    public long countDifferences(String id) {
        return database.sql("SELECT COUNT(*) FROM reconciliation_difference WHERE reconciliation_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** The first differences by kind and subject. */
    public List<Difference> differences(String id, int most) {
        return database.sql("""
                        SELECT * FROM reconciliation_difference WHERE reconciliation_id = :id
                        ORDER BY kind, subject LIMIT :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, n) -> new Difference(
                        Difference.DifferenceKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getObject("account", Long.class),
                        row.getObject("credit", Long.class),
                        row.getString("detail")))
                .list();
    }
}
