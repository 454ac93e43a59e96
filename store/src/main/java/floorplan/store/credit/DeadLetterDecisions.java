package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.domain.credit.MessageId;
import floorplan.domain.money.Money;
import floorplan.store.audit.AuditLog;
import floorplan.store.credit.CreditViews.LogPosition;
import floorplan.store.database.ClmsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows dead letters to a person and records the person's decisions. */
public final class DeadLetterDecisions {
    private static final String COLUMNS = """
            message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date, created_at, failure, dead_letters,
            body_length, body_sha256
            """;

    /** Bytes of a body that a person is shown; {@link #body} is for programs. */
    private static final int SHOWN = 64 << 10;

    private final ClmsDatabase database;
    private final AuditLog audit;
    private final DecisionRows decisions;

    /** @param database as the API's user, who may add decisions and change nothing */
    public DeadLetterDecisions(ClmsDatabase database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
        this.decisions = new DecisionRows(database);
    }

    /**
     * A message that was given up on at least once.
     *
     * @param outcome DEAD_LETTER while it waits; RESTORED, REVERSED, CORRECTED or DISCARDED afterwards
     * @param movement the movement it asks for; null if its body cannot be read
     * @param body base64 of the first 64 kB of a body that cannot be read; not in lists
     * @param bodyLength length of that body in bytes; null if it can be read, or in rows older than this column
     * @param bodySha256 of that body, in hexadecimal digits
     * @param times how often it became a dead letter
     */
    public record DeadLetter(
            String messageId,
            CreditOutcome outcome,
            @Nullable CreditMovement movement,
            @Nullable String body,
            @Nullable Long bodyLength,
            @Nullable String bodySha256,
            String failure,
            int times,
            Instant since) {}

    /** A person's decision. */
    public record Decided(Decision decision, String by, String reason, Instant at) {
        /** Returns whether this is the same decision by the same person for the same reason. */
        public boolean is(Decision decision, String by, String reason) {
            return this.decision == decision && this.by.equals(by) && this.reason.equals(reason);
        }
    }

    /** Dead letters that wait for a decision, or whose decision is not carried out yet, oldest first. */
    public List<DeadLetter> waiting(DeadLetterFilter filter, LogPosition after, int limit) {
        return database.sql("SELECT NULL AS body, " + COLUMNS + """
                        FROM credit_log
                        WHERE outcome = 'DEAD_LETTER' AND created_at >= :at AND (created_at > :at OR message_id > :id) %s
                        ORDER BY created_at, message_id LIMIT :limit
                        """.formatted(filter.conditions()))
                .params(filter.values())
                .param("at", after.inUtc())
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> deadLetter(row))
                .list();
    }

    /** The dead letters that were given up on for one reason. */
    public record FailureGroup(String failure, long count, Instant oldest) {}

    /**
     * Groups the waiting dead letters by reason, in the order of the reasons' texts, from the first one behind
     * {@code after}.
     */
    public List<FailureGroup> failures(String after, int limit) {
        return database.sql("""
                        SELECT failure, COUNT(*) AS letters, MIN(created_at) AS oldest FROM credit_log
                        WHERE outcome = 'DEAD_LETTER' AND failure > :after
                        GROUP BY failure ORDER BY failure LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) ->
                        new FailureGroup(row.getString("failure"), row.getLong("letters"), instant(row, "oldest")))
                .list();
    }

    /** A message that is or was a dead letter. */
    public Optional<DeadLetter> find(String messageId) {
        return database.sql("SELECT LEFT(body, " + SHOWN + ") AS body, " + COLUMNS
                        + "FROM credit_log WHERE message_id = :id AND dead_letters > 0")
                .param("id", messageId)
                .query((row, n) -> deadLetter(row))
                .optional();
    }

    /** The stored part of an unreadable message's body: all of it up to 8 MB, else the first 1 MB. */
    public Optional<byte[]> body(String messageId) {
        return database.sql(
                        "SELECT body FROM credit_log WHERE message_id = :id AND dead_letters > 0 AND body IS NOT NULL")
                .param("id", messageId)
                .query(byte[].class)
                .optional();
    }

    /** All decisions about each of these messages, oldest first; messages without a decision are left out. */
    public Map<String, List<Decided>> about(Collection<String> messageIds) {
        Map<String, List<Decided>> decisions = new HashMap<>();
        if (messageIds.isEmpty()) {
            return decisions;
        }
        database.sql("""
                        SELECT message_id, decision, decided_by, reason, decided_at FROM credit_decision
                        WHERE message_id IN (:ids) ORDER BY message_id, dead_letter
                        """).param("ids", messageIds).query(row -> {
            decisions
                    .computeIfAbsent(row.getString("message_id"), id -> new ArrayList<>())
                    .add(decided(row));
        });
        return decisions;
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                Decision.valueOf(row.getString("decision")),
                row.getString("decided_by"),
                row.getString("reason"),
                instant(row, "decided_at"));
    }

    /**
     * Records a decision about a dead letter, also in the audit log.
     *
     * @param by who decides
     * @param reason at most 500 characters
     * @return false if the message is no dead letter, or is already decided
     */
    public boolean decide(String messageId, Decision decision, String by, String reason) {
        return database.inTransaction(() -> {
            boolean first = decisions.add(messageId, decision, by, reason);
            if (first) {
                audit.append(DecisionRows.entry(messageId, decision, by, reason));
            }
            return first;
        });
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("message_id"),
                CreditOutcome.valueOf(row.getString("outcome")),
                row.getString("dealer_id") == null ? null : movement(row),
                base64(row.getBytes("body")),
                row.getObject("body_length", Long.class),
                row.getString("body_sha256"),
                row.getString("failure"),
                row.getInt("dead_letters"),
                instant(row, "created_at"));
    }

    static CreditMovement movement(ResultSet row) throws SQLException {
        CreditMovement.MovementKind kind = CreditMovement.MovementKind.valueOf(row.getString("kind"));
        return new CreditMovement(
                kind,
                MessageId.parse(kind, row.getString("message_id")).sourceId(),
                row.getString("loan_no"),
                row.getString("dealer_id"),
                new Money(Currency.getInstance(row.getString("currency")), row.getLong("amount")),
                row.getObject("value_date", LocalDate.class));
    }

    private static @Nullable String base64(byte @Nullable [] body) {
        return body == null ? null : Base64.getEncoder().encodeToString(body);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
