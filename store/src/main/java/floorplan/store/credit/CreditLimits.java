package floorplan.store.credit;

import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.ClmsDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New limits from the staged lines of a credit-lines file. */
public final class CreditLimits {
    private static final int MOST_REFUSALS = 1_000;
    private static final int CHUNK = 1_000;

    private final ClmsDatabase database;
    private final AuditLog audit;

    public CreditLimits(ClmsDatabase database) {
        this.database = database;
        this.audit = new AuditLog(database);
    }

    /** A refused line of the file; {@code field} is the name of the wrong column. */
    public record RefusedLine(long line, String field, String reason) {}

    /**
     * Sets all staged limits and deletes the staged lines, or changes nothing. Also changes nothing if an earlier call
     * has deleted them. The audit log gets each changed limit, before and after.
     *
     * @param by who sent the file
     * @return at most 1,000 refused lines, by number; empty when all limits are set
     * @throws floorplan.store.NotYet if another transaction keeps one of the dealers' lines locked
     */
    public List<RefusedLine> set(String importId, String by) {
        return database.inTransaction(status -> {
            // Locked to the end of the transaction: a late call finds the lines gone and does not restore old limits.
            database.sql("SELECT COUNT(*) FROM staged_credit_line WHERE import_id = :id FOR UPDATE")
                    .param("id", importId)
                    .query(Long.class)
                    .single();
            List<RefusedLine> refused = contradictions(importId);
            if (refused.isEmpty()) {
                audit(importId, by);
                write(importId);
                refused = currencyChanges(importId);
            }
            if (refused.isEmpty()) {
                forget(importId);
            } else {
                status.setRollbackOnly();
            }
            return refused;
        });
    }

    /** Deletes the staged lines of an import. */
    public void forget(String importId) {
        database.sql("DELETE FROM staged_credit_line WHERE import_id = :id")
                .param("id", importId)
                .update();
    }

    private List<RefusedLine> contradictions(String importId) {
        return database.sql("""
                        SELECT MAX(line) AS line, MIN(line) AS other, dealer_id FROM staged_credit_line
                        WHERE import_id = :id
                        GROUP BY dealer_id HAVING COUNT(DISTINCT currency, credit_limit) > 1
                        ORDER BY line LIMIT :most
                        """)
                .param("id", importId)
                .param("most", MOST_REFUSALS)
                .query((row, n) -> new RefusedLine(
                        row.getLong("line"),
                        "dealer_id",
                        "dealer " + row.getString("dealer_id") + " has another limit on line " + row.getLong("other")
                                + ": keep one of them"))
                .list();
    }

    private record Staged(String dealerId, String currency, long cents) {}

    /**
     * Adds each change to the audit log, some dealers at a time. Their lines are locked first, so the logged old limit
     * is the one that is replaced.
     */
    private void audit(String importId, String by) {
        List<Staged> staged = database.sql("""
                        SELECT DISTINCT dealer_id, currency, credit_limit FROM staged_credit_line
                        WHERE import_id = :id ORDER BY dealer_id
                        """)
                .param("id", importId)
                .query((row, n) ->
                        new Staged(row.getString("dealer_id"), row.getString("currency"), row.getLong("credit_limit")))
                .list();
        for (int first = 0; first < staged.size(); first += CHUNK) {
            List<Staged> chunk = staged.subList(first, Math.min(first + CHUNK, staged.size()));
            CreditLines lines = CreditLines.lock(
                    database, dealer -> {}, chunk.stream().map(Staged::dealerId).toList());
            audit.append(chunk.stream()
                    .filter(line -> isChange(lines.of(line.dealerId()), line))
                    .map(line -> entry(by, lines.of(line.dealerId()), line))
                    .toList());
        }
    }

    private static boolean isChange(@Nullable CreditLine before, Staged staged) {
        return before == null || before.limit() != staged.cents();
    }

    private static AuditEntry entry(String by, @Nullable CreditLine before, Staged staged) {
        return new AuditEntry(
                by,
                Action.SET_LIMIT,
                AuditOutcome.DONE,
                new Subject("credit-line", staged.dealerId()),
                before == null ? null : limit(before.currency(), before.limit()),
                limit(staged.currency(), staged.cents()));
    }

    private static Map<String, String> limit(String currency, long cents) {
        return Map.of("limit", Cents.text(cents, currency));
    }

    /**
     * Also writes a line of another currency: {@link #currencyChanges} then finds it, and the transaction is rolled
     * back.
     */
    private void write(String importId) {
        database.sql("""
                        INSERT INTO credit_line (dealer_id, currency, credit_limit)
                        SELECT dealer_id, currency, credit_limit FROM staged_credit_line
                        WHERE import_id = :id ORDER BY dealer_id
                        ON DUPLICATE KEY UPDATE
                            version = version + (credit_line.credit_limit <> VALUES(credit_limit)),
                            credit_limit = VALUES(credit_limit)
                        """).param("id", importId).update();
    }

    private List<RefusedLine> currencyChanges(String importId) {
        return new ArrayList<>(database.sql("""
                        SELECT s.line, s.dealer_id, l.currency
                        FROM staged_credit_line s JOIN credit_line l ON l.dealer_id = s.dealer_id
                        WHERE s.import_id = :id AND s.currency <> l.currency
                        ORDER BY s.line LIMIT :most
                        """)
                .param("id", importId)
                .param("most", MOST_REFUSALS)
                .query((row, n) -> new RefusedLine(
                        row.getLong("line"),
                        "currency",
                        "the credit line of dealer " + row.getString("dealer_id") + " is in "
                                + row.getString("currency") + ": a line's currency cannot change"))
                .list());
    }
}
