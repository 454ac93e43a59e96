package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.Decision;
import floorplan.domain.credit.MessageId;
import floorplan.store.database.ClmsDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Messages that were given up on, as the credit side's worker writes them. Each method may run twice. */
public final class DeadLetters {
    /** Of a longer body the row has only the first {@link #HEAD}; the copy in the dead queue is then the only whole one. */
    static final int LONGEST_BODY = 8 << 20;

    static final int HEAD = 1 << 20;

    /** A longer body is written in pieces: a driver that sends statements as text may double its bytes, and MariaDB takes 16 MB at once. */
    private static final int PIECE = 4 << 20;

    /** Beside the body, a row and a statement have so much at most. */
    private static final int BESIDE_THE_BODY = 64 << 10;

    private static final int LONGEST_FAILURE = 500;

    private final ClmsDatabase database;

    public DeadLetters(ClmsDatabase database) {
        this.database = database;
    }

    /** Where a message stands. */
    public CreditStanding standing(String messageId) {
        return database.sql("""
                        SELECT l.outcome, l.dead_letters, l.failure, d.decision
                        FROM credit_log l LEFT JOIN credit_decision d
                            ON d.message_id = l.message_id AND d.dead_letter = l.dead_letters
                        WHERE l.message_id = :id
                        """)
                .param("id", messageId)
                .query((row, n) -> new CreditStanding(
                        CreditOutcome.valueOf(row.getString("outcome")),
                        row.getInt("dead_letters"),
                        row.getString("failure"),
                        row.getString("decision") == null ? null : Decision.valueOf(row.getString("decision"))))
                .optional()
                .orElse(new CreditStanding(null, 0, null, null));
    }

    /**
     * Records the n-th dead-lettering of a message; no-op if it is recorded or a later outcome exists.
     *
     * @param movement what it asks for, if its body could be read
     * @param deadLetters n: how often it has become a dead letter, this time included
     */
    public void deadLetter(String messageId, @Nullable CreditMovement movement, int deadLetters, String failure) {
        int again = database.sql("""
                        UPDATE credit_log
                        SET outcome = 'DEAD_LETTER', dead_letters = :deadLetters, failure = :failure,
                            finished_at = UTC_TIMESTAMP(6)
                        WHERE message_id = :id AND outcome IN ('DEAD_LETTER', 'DROPPED') AND dead_letters = :deadLetters - 1
                        """)
                .param("id", messageId)
                .param("deadLetters", deadLetters)
                .param("failure", shortened(failure))
                .update();
        if (again == 0) {
            insert(messageId, movement, null, failure);
        }
    }

    /**
     * A message that could not be read.
     *
     * @param messageId what the sender called it; null when that id is to be left free
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Unreadable(@Nullable String messageId, byte[] body, String failure) {}

    /**
     * Keeps messages that could not be read, in one transaction: each under the id that its sender gave it when it can be used and no other message has it, so that the same delivery finds its own
     * row again; otherwise under its body's hash.
     *
     * @return the ids they are kept under, in their order
     */
    public List<String> keep(List<Unreadable> messages) {
        return messages.isEmpty()
                ? List.of()
                : database.inTransaction(() -> messages.stream().map(this::keep).toList());
    }

    private String keep(Unreadable message) {
        KeptBody body = KeptBody.of(message.body(), longestBody(message.body()));
        String id = message.messageId();
        if (id != null && MessageId.isPossible(id) && (insert(id, null, body, message.failure()) || isKept(id, body))) {
            return id;
        }
        String hash = "unreadable:" + body.sha256();
        insert(hash, null, body, message.failure());
        return hash;
    }

    private boolean isKept(String messageId, KeptBody body) {
        return database.sql("SELECT COUNT(*) FROM credit_log WHERE message_id = :id AND body_sha256 = :sha256")
                        .param("id", messageId)
                        .param("sha256", body.sha256())
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** A row goes over the wire in one packet, of which the server's own setting says how large it may be. */
    private long longestBody(byte[] body) {
        return body.length <= HEAD
                ? LONGEST_BODY
                : Math.min(
                        LONGEST_BODY,
                        database.sql("SELECT @@max_allowed_packet")
                                        .query(Long.class)
                                        .single()
                                - BESIDE_THE_BODY);
    }

    /** The body of a message that could not be read; null when the log does not have the whole of it. */
    public byte @Nullable [] body(String messageId) {
        return database.sql("""
                        SELECT body FROM credit_log
                        WHERE message_id = :id AND body IS NOT NULL AND (body_length IS NULL OR body_length = LENGTH(body))
                        """)
                .param("id", messageId)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }

    /** Carries out the decision to discard a dead letter; nothing happens where there is none. */
    public void discard(String messageId) {
        database.sql("""
                        UPDATE credit_log
                        SET outcome = 'DISCARDED', finished_at = UTC_TIMESTAMP(6)
                        WHERE message_id = :id AND outcome = 'DEAD_LETTER' AND EXISTS (
                            SELECT 1 FROM credit_decision d
                            WHERE d.message_id = credit_log.message_id AND d.dead_letter = credit_log.dead_letters
                                AND d.decision = 'DISCARD')
                        """).param("id", messageId).update();
    }

    /** How many wait for a decision or for one to be carried out. */
    public long waiting() {
        return database.sql("SELECT COUNT(*) FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(Long.class)
                .single();
    }

    /** A message that was given up on; what it asks for, unless its body cannot be read. */
    public record Given(String messageId, @Nullable CreditMovement movement) {}

    /**
     * Dead letters, by id, about which a person decided at least so long ago: nobody has carried that out.
     *
     * @param after the last one looked at; null to begin with
     */
    public List<Given> decided(Duration age, @Nullable String after, int most) {
        return database.sql("""
                        SELECT l.message_id, l.kind, l.dealer_id, l.loan_no, l.currency, l.amount, l.value_date
                        FROM credit_log l JOIN credit_decision d
                            ON d.message_id = l.message_id AND d.dead_letter = l.dead_letters
                        WHERE l.outcome = 'DEAD_LETTER' AND l.message_id > :after
                            AND d.decided_at < UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND
                        ORDER BY l.message_id LIMIT :most
                        """)
                .param("after", after == null ? "" : after)
                .param("micros", age.toNanos() / 1_000)
                .param("most", most)
                .query((row, n) -> new Given(
                        row.getString("message_id"),
                        row.getString("dealer_id") == null ? null : DeadLetterDecisions.movement(row)))
                .list();
    }

    /** @return false when there is a row of this id */
    private boolean insert(
            String messageId, @Nullable CreditMovement movement, @Nullable KeptBody body, String failure) {
        try {
            database.sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount,
                                value_date, created_at, finished_at, body, body_length, body_sha256, failure, dead_letters)
                            VALUES (:id, :kind, 'DEAD_LETTER', :dealer, :loan, :currency, :amount,
                                :valueDate, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), :body, :length, :sha256, :failure, 1)
                            """)
                    .param("id", messageId)
                    .param("kind", MessageId.parse(messageId).kind().name())
                    .param("dealer", movement == null ? null : movement.dealerId())
                    .param("loan", movement == null ? null : movement.loanId())
                    .param(
                            "currency",
                            movement == null
                                    ? null
                                    : movement.principal().currency().getCurrencyCode())
                    .param(
                            "amount",
                            movement == null ? null : movement.principal().cents())
                    .param("valueDate", movement == null ? null : movement.valueDate())
                    .param("body", body == null ? null : body.piece(0, PIECE))
                    .param("length", body == null ? null : body.length())
                    .param("sha256", body == null ? null : body.sha256())
                    .param("failure", shortened(failure))
                    .update();
        } catch (DuplicateKeyException known) {
            return false;
        }
        for (int from = PIECE; body != null && from < body.bytes().length; from += PIECE) {
            database.sql("UPDATE credit_log SET body = CONCAT(body, :more) WHERE message_id = :id")
                    .param("more", body.piece(from, PIECE))
                    .param("id", messageId)
                    .update();
        }
        return true;
    }

    /** As much of a reason as a row holds. */
    static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }
}
