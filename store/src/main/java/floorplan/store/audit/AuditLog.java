package floorplan.store.audit;

import floorplan.store.database.Database;
import java.time.LocalDateTime;
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
     * Adds a row. Within the transaction of the change itself, both are kept or neither is; others then cannot append until it ends, so let it be the last
     * statement before the commit.
     *
     * @param actor at most 128 characters
     * @param before values that JSON has, null where there was nothing
     * @param after likewise
     */
    public void append(
            String actor,
            Action action,
            Subject subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        for (int tries = 0; tries < TRIES; tries++) {
            ChainedRow row = behindLast(
                    actor, action, subject, before == null ? null : json(before), after == null ? null : json(after));
            if (insert(row)) {
                return;
            }
        }
        throw new CannotAcquireLockException("the audit log was busy: " + TRIES + " times somebody was faster");
    }

    /** Keys in order and no spaces, so that equal values are equal texts. */
    static String json(Map<String, ?> state) {
        return JSON.writeValueAsString(state);
    }

    private ChainedRow behindLast(
            String actor, Action action, Subject subject, @Nullable String before, @Nullable String after) {
        return database.sql("""
                        SELECT UTC_TIMESTAMP(6) AS now, last.seq, last.hash
                        FROM (SELECT 1 AS one) always
                            LEFT JOIN (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1) last ON 1 = 1
                        """)
                .query((found, n) -> new ChainedRow(
                        found.getLong("seq") + 1,
                        found.getObject("now", LocalDateTime.class),
                        actor,
                        action.name(),
                        subject,
                        before,
                        after,
                        Objects.requireNonNullElse(found.getString("hash"), ChainedRow.NONE)))
                .single();
    }

    /** @return false when somebody else has taken the place */
    private boolean insert(ChainedRow row) {
        try {
            database.sql("""
                            INSERT INTO audit (seq, at, actor, action, subject_kind, subject_id, state_before, state_after,
                                previous_hash, hash)
                            VALUES (:seq, :at, :actor, :action, :kind, :id, :before, :after, :previous, :hash)
                            """)
                    .param("seq", row.seq())
                    .param("at", row.at())
                    .param("actor", row.actor())
                    .param("action", row.action())
                    .param("kind", row.subject().kind())
                    .param("id", row.subject().id())
                    .param("before", row.before())
                    .param("after", row.after())
                    .param("previous", row.previousHash())
                    .param("hash", row.hash())
                    .update();
            return true;
        } catch (DuplicateKeyException faster) {
            return false;
        }
    }
}
