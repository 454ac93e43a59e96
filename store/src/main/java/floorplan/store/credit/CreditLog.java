package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.store.database.ClmsDatabase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** The rows of {@code credit_log}, one per movement. Its key, the message id, makes a movement happen once. */
final class CreditLog {
    private final ClmsDatabase database;

    CreditLog(ClmsDatabase database) {
        this.database = database;
    }

    /** The rows of these messages; messages without a row are left out. */
    Map<String, LoggedMovement> find(Collection<String> messageIds) {
        Map<String, LoggedMovement> found = new HashMap<>();
        if (messageIds.isEmpty()) {
            return found;
        }
        database.sql("SELECT message_id, outcome, amount, dead_letters FROM credit_log WHERE message_id IN (:ids)")
                .param("ids", messageIds)
                .query(row -> {
                    found.put(
                            row.getString("message_id"),
                            new LoggedMovement(
                                    CreditOutcome.valueOf(row.getString("outcome")),
                                    row.getLong("amount"),
                                    row.getInt("dead_letters")));
                });
        return found;
    }

    /**
     * The outcome of a message.
     *
     * @param beyondLimit by how many cents the movement left the credit line beyond its limit; null if it did not
     * @param note why no credit was moved; null if that needs no explanation
     */
    record LoggedOutcome(
            CreditMovement movement,
            CreditOutcome outcome,
            @Nullable Long beyondLimit,
            @Nullable String note) {
        static LoggedOutcome as(CreditOutcome outcome, CreditMovement movement) {
            return new LoggedOutcome(movement, outcome, null, null);
        }
    }

    /** Logs messages that have no row yet. */
    void insert(List<LoggedOutcome> done) {
        List<Object[]> rows = done.stream()
                .map(one -> new Object[] {
                    one.movement().messageId(),
                    one.movement().kind().name(),
                    one.outcome().name(),
                    one.movement().dealerId(),
                    one.movement().loanId(),
                    one.movement().principal().currency().getCurrencyCode(),
                    one.movement().principal().cents(),
                    one.movement().valueDate(),
                    one.beyondLimit(),
                    one.note()
                })
                .toList();
        if (!rows.isEmpty()) {
            database.batch("""
                    INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                        beyond_limit, failure, created_at, finished_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    """, rows);
        }
    }

    /**
     * Writes the outcome of a message whose row says {@code DROPPED} or {@code DEAD_LETTER}.
     *
     * @throws OptimisticLockingFailureException if the row has changed since it was read
     */
    void update(LoggedOutcome done, LoggedMovement asRead) {
        CreditMovement movement = done.movement();
        int changed = database.sql("""
                        UPDATE credit_log
                        SET outcome = :done, dealer_id = :dealer, loan_no = :loan, currency = :currency,
                            amount = :amount, value_date = :valueDate, beyond_limit = :beyond,
                            failure = COALESCE(:note, failure), finished_at = UTC_TIMESTAMP(6)
                        WHERE message_id = :id AND outcome = :outcome AND dead_letters = :deadLetters
                        """)
                .param("done", done.outcome().name())
                .param("dealer", movement.dealerId())
                .param("loan", movement.loanId())
                .param("currency", movement.principal().currency().getCurrencyCode())
                .param("amount", movement.principal().cents())
                .param("valueDate", movement.valueDate())
                .param("beyond", done.beyondLimit())
                .param("note", done.note())
                .param("id", movement.messageId())
                .param("outcome", asRead.outcome().name())
                .param("deadLetters", asRead.deadLetters())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "credit_log row " + movement.messageId() + " changed meanwhile");
        }
    }
}
