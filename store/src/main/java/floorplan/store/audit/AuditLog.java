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
 * The append-only, hash-chained record of who did what. Its table's primary key lets one row follow another, so any number of processes
 * may write at once: who comes second waits until the first has committed, then goes behind it.
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
     * Something that was done, or was not.
     *
     * @param actor at most 128 characters
     * @param before values that JSON has, null where there was nothing
     * @param after likewise; of what was refused, what was asked for and the {@code reason}
     */
    public record AuditEntry(
            String actor,
            Action action,
            AuditOutcome outcome,
            Subject subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {}

    /**
     * Adds a row. Within the transaction of the change itself, both are kept or neither is; others then cannot append until it ends, so let it be the last
     * statement before the commit.
     */
    public void append(AuditEntry entry) {
        for (int tries = 0; tries < TRIES; tries++) {
            ChainedRow row = behind(last(), entry);
            try {
                insert(List.of(row));
                return;
            } catch (DuplicateKeyException faster) {
                // Somebody else has taken the place.
            }
        }
        throw new CannotAcquireLockException("the audit log was busy: " + TRIES + " times somebody was faster");
    }

    /** Adds many rows; belongs in a transaction. The first one keeps everybody else from appending until that ends. */
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

    /** Keys in order and no spaces, so that equal values are equal texts. */
    static String json(Map<String, ?> state) {
        return JSON.writeValueAsString(state);
    }

    /** Where the chain ends at a moment. */
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
