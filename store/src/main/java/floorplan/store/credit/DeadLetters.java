package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.Decision;
import floorplan.domain.credit.MessageId;
import floorplan.domain.loan.Names;
import floorplan.store.database.ClmsDatabase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Messages that were given up on, as the credit side's worker writes them. Each method is one statement, and may run twice. */
public final class DeadLetters {
    /** A longer body does not travel to the database; the copy in the dead queue is then the only one. */
    static final int LONGEST_BODY = 4 << 20;

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
     * Makes a message a dead letter for the given time; nothing happens when it already is, or has another outcome by now.
     *
     * @param movement what it asks for, if its body could be read
     * @param deadLetters how often it has become one, this time included
     */
    public void give(String messageId, @Nullable CreditMovement movement, int deadLetters, String failure) {
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
     * Keeps a message whose body cannot be read.
     *
     * @param messageId what the sender called it; used when it can be and no other message has it, so that the same delivery finds
     *     its own row again
     * @return the id it is kept under
     */
    public String keepUnreadable(@Nullable String messageId, byte[] body, String failure) {
        byte[] kept = body.length <= LONGEST_BODY ? body : null;
        if (kept != null
                && messageId != null
                && Names.isId(messageId)
                && (insert(messageId, null, kept, failure) || Arrays.equals(kept, body(messageId)))) {
            return messageId;
        }
        String hash = "unreadable:" + sha256(body);
        insert(hash, null, kept, failure);
        return hash;
    }

    /** The body of a message that could not be read; null when the log does not have it. */
    public byte @Nullable [] body(String messageId) {
        return database.sql("SELECT body FROM credit_log WHERE message_id = :id AND body IS NOT NULL")
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
                        row.getString("dealer_id") == null ? null : DeadLetterDesk.movement(row)))
                .list();
    }

    /** @return false when there is a row of this id */
    private boolean insert(
            String messageId, @Nullable CreditMovement movement, byte @Nullable [] body, String failure) {
        try {
            database.sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount,
                                value_date, created_at, finished_at, body, failure, dead_letters)
                            VALUES (:id, :kind, 'DEAD_LETTER', :dealer, :loan, :currency, :amount,
                                :valueDate, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), :body, :failure, 1)
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
                    .param("body", body)
                    .param("failure", shortened(failure))
                    .update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** As much of a reason as a row holds. */
    static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
