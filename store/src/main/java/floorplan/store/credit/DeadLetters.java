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

/** Dead letters as the credit side's worker records them. Each method may run twice. */
public final class DeadLetters {
    /**
     * In bytes. Of a longer body the row keeps only the first {@link #HEAD} bytes; only the copy in the dead queue is
     * complete.
     */
    static final int LONGEST_BODY = 8 << 20;

    static final int HEAD = 1 << 20;

    /**
     * In bytes. A longer body is written in pieces: a driver that sends statements as text may double the bytes, and
     * MariaDB accepts 16 MB per packet.
     */
    private static final int PIECE = 4 << 20;

    /** The most bytes that a row and its statement need beside the body. */
    private static final int BESIDE_THE_BODY = 64 << 10;

    private static final int LONGEST_FAILURE = 500;

    private final ClmsDatabase database;

    public DeadLetters(ClmsDatabase database) {
        this.database = database;
    }

    /** The state of a message. */
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
     * @param movement the movement it asks for; null if its body cannot be read
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
     * @param messageId the sender's id; null if that id must stay free
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Unreadable(@Nullable String messageId, byte[] body, String failure) {}

    /**
     * Stores messages that could not be read, in one transaction. A message is stored under its sender's id if that id
     * is valid and no other message has it, so a redelivery finds its own row again; otherwise under the hash of its
     * body.
     *
     * @return the ids of their rows, in the order of the messages
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

    /** A row is sent in one packet, and a setting of the server limits the packet's size. */
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

    /** The body of a message that could not be read; null if the log has only a part of it. */
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

    /** Carries out the decision to discard a dead letter; does nothing without such a decision. */
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

    /** The number of dead letters that wait for a decision, or whose decision is not carried out yet. */
    public long waiting() {
        return database.sql("SELECT COUNT(*) FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(Long.class)
                .single();
    }

    /**
     * A dead letter.
     *
     * @param movement the movement it asks for; null if its body cannot be read
     */
    public record Given(String messageId, @Nullable CreditMovement movement) {}

    /**
     * Dead letters, by id, whose decision is at least {@code age} old and not carried out.
     *
     * @param after last id of the page before; null for the first page
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

    /** @return false if the id already has a row */
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

    /** Shortens a reason to the length that a row holds. */
    static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }
}
