package floorplan.store.audit;

import floorplan.store.database.Database;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only, hash-chained record of who did what. The primary key of its table admits one successor per row, so
 * any number of processes may write at once: the second writer waits until the first has committed, then appends behind
 * it.
 */
public final class AuditLog {
    private static final int TRIES = 100;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Database database;

    /** @param database either schema, READ COMMITTED, as a user who may add to its audit table */
    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * An action: requested, done or refused.
     *
     * @param actor at most 128 characters
     * @param before the state before, in types that JSON has; null if nothing existed
     * @param after the state after, likewise; for a refusal, the request and the {@code reason}
     */
    public record AuditEntry(
            String actor,
            Action action,
            AuditOutcome outcome,
            Subject subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {}

    /**
     * Adds a row. In the transaction of the change itself, both are committed or neither is. Other writers then wait
     * until that transaction ends, so make this its last statement.
     */
    public void append(AuditEntry entry) {
        for (int tries = 0; tries < TRIES; tries++) {
            ChainedRow row = behind(last(), entry);
            try {
                insert(List.of(row));
                return;
            } catch (DuplicateKeyException faster) {
                // Another writer has taken this number.
            }
        }
        throw new CannotAcquireLockException(
                "the audit log is busy: in each of " + TRIES + " tries another writer was faster");
    }

    /**
     * Adds many rows; must run in a transaction. From the first row on, all other writers wait until the transaction
     * ends.
     */
    public void append(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        append(entries.getFirst());
        Last last = last();
        List<ChainedRow> rows = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries.subList(1, entries.size())) {
            ChainedRow row = behind(last, entry);
            rows.add(row);
            last = new Last(last.now(), row.seq(), row.hash());
        }
        insert(rows);
    }

    /** Writes keys in order and no spaces: equal values give equal texts. */
    static String json(Map<String, ?> state) {
        return JSON.writeValueAsString(state);
    }

    /** The end of the chain at a moment. */
    private record Last(LocalDateTime now, long seq, String hash) {}

    private Last last() {
        return database.sql("""
                        SELECT UTC_TIMESTAMP(6) AS now, last.seq, last.hash
                        FROM (SELECT 1 AS one) always
                            LEFT JOIN (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1) last ON 1 = 1
                        """)
                .query((found, n) -> new Last(
                        found.getObject("now", LocalDateTime.class),
                        found.getLong("seq"),
                        Objects.requireNonNullElse(found.getString("hash"), ChainedRow.NONE)))
                .single();
    }

    private static ChainedRow behind(Last last, AuditEntry entry) {
        return new ChainedRow(
                last.seq() + 1,
                last.now(),
                entry.actor(),
                entry.action().name(),
                entry.subject(),
                entry.before() == null ? null : json(entry.before()),
                entry.after() == null ? null : json(entry.after()),
                entry.outcome().name(),
                last.hash());
    }

    private void insert(List<ChainedRow> rows) {
        database.batch(
                """
                INSERT INTO audit (seq, at, actor, action, subject_kind, subject_id, state_before, state_after, outcome,
                    previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new @Nullable Object[] {
                            row.seq(),
                            row.at(),
                            row.actor(),
                            row.action(),
                            row.subject().kind(),
                            row.subject().id(),
                            row.before(),
                            row.after(),
                            row.outcome(),
                            row.previousHash(),
                            row.hash()
                        })
                        .toList());
    }
}
