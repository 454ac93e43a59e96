package floorplan.store.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports, one row each, and the reasons for their refusal. */
public final class Imports {
    private static final String SELECT =
            "SELECT seq, id, kind, status, line_count, client, created_at, finished_at FROM import WHERE id = :id ";

    private final AccountDatabase database;

    public Imports(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Adds an import whose file is about to arrive.
     *
     * @param client who sends it
     */
    public ImportRow open(String id, ImportKind kind, String client) {
        database.sql("""
                        INSERT INTO import (id, kind, status, client, created_at, touched_at)
                        VALUES (:id, :kind, 'STAGING', :client, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("client", client)
                .update();
        return get(id);
    }

    /**
     * Records the number of lines received.
     *
     * @return false if the import is no longer {@code STAGING}, because it was abandoned
     */
    public boolean arrived(String id, long lines) {
        return database.sql("""
                        UPDATE import SET line_count = :lines, touched_at = UTC_TIMESTAMP(6)
                        WHERE id = :id AND status = 'STAGING'
                        """).param("lines", lines).param("id", id).update() == 1;
    }

    public Optional<ImportRow> find(String id) {
        return database.sql(SELECT).param("id", id).query(Imports::read).optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if there is none */
    public ImportRow get(String id) {
        return database.sql(SELECT).param("id", id).query(Imports::read).single();
    }

    /** Reads an import and keeps its status unchanged until the caller's transaction ends. */
    public ImportRow hold(String id) {
        return database.sql(SELECT + "LOCK IN SHARE MODE")
                .param("id", id)
                .query(Imports::read)
                .single();
    }

    /** Locks an import against all changes by others until the caller's transaction ends. */
    ImportRow lock(String id) {
        return database.sql(SELECT + "FOR UPDATE")
                .param("id", id)
                .query(Imports::read)
                .single();
    }

    /**
     * Moves the import from one status to another, if it has the first. Of two concurrent calls one wins.
     *
     * @return whether this call moved it
     */
    public boolean move(String id, ImportStatus from, ImportStatus to) {
        return database.sql("""
                        UPDATE import
                        SET status = :to, finished_at = CASE WHEN :over THEN UTC_TIMESTAMP(6) ELSE finished_at END
                        WHERE id = :id AND status = :from
                        """)
                        .param("to", to.name())
                        .param("over", to.isOver())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /**
     * Ends the import and records that in the audit log. In a transaction, this must be the last statement.
     *
     * @param more reasons that are not recorded yet
     * @return whether this call ended it
     */
    public boolean end(String id, ImportStatus from, ImportStatus to, List<LineReason> more) {
        return database.inTransaction(() -> {
            boolean ended = move(id, from, to);
            if (ended) {
                ImportRow row = get(id);
                record(row.seq(), more);
                audit(row);
            }
            return ended;
        });
    }

    private void audit(ImportRow row) {
        List<LineReason> reasons = reasons(row.seq());
        Map<String, Object> after = new HashMap<>(Map.of("kind", row.kind().name(), "lines", row.lines()));
        if (row.status() == ImportStatus.REFUSED) {
            after.put("reasons", reasons.size());
            after.put("reason", reasons.isEmpty() ? "" : text(reasons.getFirst()));
        }
        new AuditLog(database)
                .append(new AuditEntry(
                        Objects.requireNonNullElse(row.client(), "unknown"),
                        Action.IMPORT,
                        row.status() == ImportStatus.COMPLETED ? AuditOutcome.DONE : AuditOutcome.REFUSED,
                        new Subject("import", row.id()),
                        null,
                        after));
    }

    private static String text(LineReason reason) {
        return reason.line() == 0 ? reason.reason() : "line " + reason.line() + ": " + reason.reason();
    }

    /** Records the open date under which an import's drawdowns were booked. */
    public void booked(String id, @Nullable LocalDate openDate) {
        database.sql("UPDATE import SET open_date = :openDate WHERE id = :id")
                .param("openDate", openDate)
                .param("id", id)
                .update();
    }

    /** Ids of imports whose upload has been idle for at least this long: its receiver is gone. */
    public List<String> abandoned(Duration idle) {
        return database.sql("""
                        SELECT id FROM import
                        WHERE status = 'STAGING' AND touched_at < UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND
                        """)
                .param("seconds", idle.toSeconds())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /**
     * Unfinished imports whose last line arrived at least {@code age} ago, oldest first. Of the imports still
     * uploading, only those idle for at least {@code idle}: they are {@link #abandoned}.
     *
     * @param after number of the last one of the page before; 0 for the first page
     */
    public List<ImportRow> open(Duration age, Duration idle, long after, int most) {
        return database.sql("""
                        SELECT seq, id, kind, status, line_count, client, created_at, finished_at FROM import
                        WHERE seq > :after AND ((status IN ('RUNNING', 'REFUSING')
                                AND touched_at < UTC_TIMESTAMP(6) - INTERVAL :age SECOND)
                            OR (status = 'STAGING' AND touched_at < UTC_TIMESTAMP(6) - INTERVAL :idle SECOND))
                        ORDER BY seq LIMIT :most
                        """)
                .param("after", after)
                .param("age", age.toSeconds())
                .param("idle", idle.toSeconds())
                .param("most", most)
                .query(Imports::read)
                .list();
    }

    /** Adds reasons; the same one twice is kept once. */
    public void record(long seq, List<LineReason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        database.batch(
                "INSERT IGNORE INTO import_reason (import_seq, line, field, reason) VALUES (?, ?, ?, ?)",
                reasons.stream()
                        .map(r -> new Object[] {seq, r.line(), r.field(), r.reason()})
                        .toList());
    }

    /** The recorded reasons, those of the file as a whole first, then by line; at most {@link LineReason#MOST} + 1. */
    public List<LineReason> reasons(long seq) {
        return database.sql("""
                        SELECT line, field, reason FROM import_reason WHERE import_seq = :seq
                        ORDER BY line, field, reason LIMIT :most
                        """)
                .param("seq", seq)
                .param("most", LineReason.MOST + 1)
                .query((row, n) -> new LineReason(row.getLong("line"), row.getString("field"), row.getString("reason")))
                .list();
    }

    static ImportRow read(ResultSet row, int n) throws SQLException {
        return new ImportRow(
                row.getLong("seq"),
                row.getString("id"),
                ImportKind.valueOf(row.getString("kind")),
                ImportStatus.valueOf(row.getString("status")),
                row.getLong("line_count"),
                row.getString("client"),
                utc(row.getObject("created_at", LocalDateTime.class)),
                row.getObject("finished_at") == null ? null : utc(row.getObject("finished_at", LocalDateTime.class)));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
