package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditRestoration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code credit_log}, one per movement; the message id makes it happen once. */
final class CreditLog {
    private final JdbcClient database;
    private final JdbcTemplate batches;

    CreditLog(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** What is logged of these messages; those without a row are left out. */
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

    /** Logs restorations that have no row yet. */
    void insert(List<CreditRestoration> restorations, CreditOutcome outcome) {
        List<Object[]> rows = restorations.stream()
                .map(restoration -> new Object[] {
                    restoration.repaymentId(),
                    outcome.name(),
                    restoration.dealerId(),
                    restoration.loanId(),
                    restoration.principal().currency().getCurrencyCode(),
                    restoration.principal().cents(),
                    restoration.valueDate()
                })
                .toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate("""
                    INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date,
                        created_at, finished_at)
                    VALUES (?, 'RESTORATION', ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    """, rows);
        }
    }

    /**
     * Turns a row that was dropped or given up on into a restored one.
     *
     * @throws OptimisticLockingFailureException when the row is no longer as it was read
     */
    void restored(CreditRestoration restoration, LoggedMovement asRead) {
        int changed = database.sql("""
                        UPDATE credit_log
                        SET outcome = 'RESTORED', dealer_id = :dealer, loan_no = :loan, currency = :currency,
                            amount = :amount, value_date = :valueDate, finished_at = UTC_TIMESTAMP(6)
                        WHERE message_id = :id AND outcome = :outcome AND dead_letters = :deadLetters
                        """)
                .param("dealer", restoration.dealerId())
                .param("loan", restoration.loanId())
                .param("currency", restoration.principal().currency().getCurrencyCode())
                .param("amount", restoration.principal().cents())
                .param("valueDate", restoration.valueDate())
                .param("id", restoration.repaymentId())
                .param("outcome", asRead.outcome().name())
                .param("deadLetters", asRead.deadLetters())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "credit_log row " + restoration.repaymentId() + " changed meanwhile");
        }
    }
}
