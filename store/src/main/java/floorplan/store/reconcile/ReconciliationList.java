package floorplan.store.reconcile;

import floorplan.store.database.AccountDatabase;
import floorplan.store.reconcile.Reconciliations.ReconciliationRun;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reconciliations, newest first. */
public final class ReconciliationList {
    private final AccountDatabase database;

    public ReconciliationList(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A reconciliation with the number of its differences that need a person.
     *
     * @param differences only the differences recorded so far, while it runs
     */
    public record ListedRun(ReconciliationRun run, long differences) {}

    /** A position in the list: directly behind this reconciliation. */
    public record ReconciliationPosition(Instant startedAt, String id) {
        /** Before the newest one. */
        public static final ReconciliationPosition NEWEST =
                new ReconciliationPosition(Instant.parse("9999-12-31T00:00:00Z"), "");
    }

    /**
     * The first {@code limit} reconciliations behind a position.
     *
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<ListedRun> list(ReconciliationPosition after, int limit) {
        return database.broad(() -> database.sql("""
                        SELECT c.*, (SELECT COUNT(*) FROM reconciliation_difference d WHERE d.reconciliation_id = c.id) AS differences
                        FROM reconciliation c WHERE c.started_at <= :at AND (c.started_at < :at OR c.id < :id)
                        ORDER BY c.started_at DESC, c.id DESC LIMIT :limit
                        """)
                .param("at", LocalDateTime.ofInstant(after.startedAt(), ZoneOffset.UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> new ListedRun(Reconciliations.run(row), row.getLong("differences")))
                .list());
    }
}
