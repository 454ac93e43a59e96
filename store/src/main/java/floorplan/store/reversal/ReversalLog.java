package floorplan.store.reversal;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.loan.LockedLoan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import org.springframework.dao.DuplicateKeyException;

/** The log of reversals. It keeps them beyond Temporal's retention period. */
public final class ReversalLog {
    private final AccountDatabase database;

    public ReversalLog(AccountDatabase database) {
        this.database = database;
    }

    /**
     * @return whether the log now has a reversal of the repayment, the first one asked for; false if there is no such
     *     repayment to reverse
     */
    public boolean keep(AcceptedReversal reversal) {
        try {
            return database.sql("""
                            INSERT INTO reversal_log (repayment_id, client, reason, kind, status, accepted_at)
                            SELECT id, :client, :reason, :kind, 'ACCEPTED', UTC_TIMESTAMP(6) FROM repayment_log
                            WHERE id = :id AND status IN ('APPLIED', 'REVERSED')
                            """)
                            .param("client", reversal.client())
                            .param("reason", reversal.reason())
                            .param("kind", reversal.kind().name())
                            .param("id", reversal.repaymentId())
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return true;
        }
    }

    /** Locks repayments in the order of their ids, without their loans. */
    public void lockRepayments(Collection<String> repaymentIds) {
        if (!repaymentIds.isEmpty()) {
            database.locking(
                    "a repayment",
                    "SELECT id FROM repayment_log WHERE id IN (:ids) ORDER BY id",
                    RowLock.EXCLUSIVE,
                    query ->
                            query.param("ids", repaymentIds).query(String.class).list());
        }
    }

    /** Locks a logged reversal, its repayment and its loan. */
    public LoggedReversal lock(String repaymentId) {
        // The reversal's row is locked first, then the repayment's and the loan's: the lock order that Receipts states.
        database.sql("SELECT repayment_id FROM reversal_log WHERE repayment_id = :id FOR UPDATE")
                .param("id", repaymentId)
                .query(String.class)
                .single();
        return database.locking(
                "the repayment or its loan",
                """
                SELECT r.id, r.loan_id, r.loan_no, l.dealer_id, r.currency, r.value_date, v.client AS reversed_by, v.reason, v.kind,
                    v.effective_date, v.correction_seq, COALESCE(v.credit, r.principal) AS credit
                FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id JOIN loan l ON l.id = r.loan_id
                WHERE v.repayment_id = :id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("id", repaymentId)
                        .query((row, n) -> logged(row))
                        .single());
    }

    private static LoggedReversal logged(ResultSet row) throws SQLException {
        LocalDate effectiveDate = row.getObject("effective_date", LocalDate.class);
        String id = row.getString("id");
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new LoggedReversal(
                id,
                row.getString("reversed_by"),
                row.getString("reason"),
                kind(row),
                row.getLong("loan_id"),
                row.getString("loan_no"),
                row.getObject("value_date", LocalDate.class),
                effectiveDate == null
                        ? null
                        : CreditMovement.reversal(
                                id,
                                row.getString("loan_no"),
                                row.getString("dealer_id"),
                                new Money(currency, row.getLong("credit")),
                                effectiveDate),
                row.getObject("correction_seq", Integer.class));
    }

    /** The kind; reversals that were accepted before there were kinds are of bounced money. */
    static ReversalKind kind(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return kind == null ? ReversalKind.BOUNCED : ReversalKind.valueOf(kind);
    }

    /**
     * Records that a correction reversed a repayment, and booked the difference: the repayment counts as never applied.
     *
     * @param loan its loan, as it was before
     * @param seq the number of the correction
     * @param credit cents of the dealer's credit that are used again
     */
    public void corrected(LoggedReversal reversal, LockedLoan loan, int seq, long credit) {
        database.sql("""
                        UPDATE reversal_log
                        SET status = 'APPLIED', kind = :kind, effective_date = :effective, correction_seq = :seq, credit = :credit,
                            apply_sequence = :sequence, decided_at = UTC_TIMESTAMP(6)
                        WHERE repayment_id = :id
                        """)
                .param("kind", reversal.kind().name())
                .param("effective", reversal.valueDate())
                .param("seq", seq)
                .param("credit", credit)
                .param("sequence", loan.version() + 1)
                .param("id", reversal.repaymentId())
                .update();
        markReversed(reversal.repaymentId());
    }

    private void markReversed(String repaymentId) {
        database.sql("UPDATE repayment_log SET status = 'REVERSED' WHERE id = :id")
                .param("id", repaymentId)
                .update();
    }

    /** Records that the broker holds the message of an applied reversal; the first call counts. */
    public void sent(String repaymentId) {
        database.sql("UPDATE reversal_log SET sent_at = UTC_TIMESTAMP(6) WHERE repayment_id = :id AND sent_at IS NULL")
                .param("id", repaymentId)
                .update();
    }
}
