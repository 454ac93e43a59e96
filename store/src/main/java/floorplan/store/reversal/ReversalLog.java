package floorplan.store.reversal;

import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.loan.LockedLoan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/** The log of reversals. After the retention of Temporal, its rows alone tell that a repayment was taken back. */
public final class ReversalLog {
    private final AccountDatabase database;

    public ReversalLog(AccountDatabase database) {
        this.database = database;
    }

    /**
     * @return whether the log now has a reversal of the repayment, the first one asked for; false if there is no such
     *     repayment to take back
     */
    public boolean keep(AcceptedReversal reversal) {
        try {
            return database.sql("""
                            INSERT INTO reversal_log (repayment_id, client, reason, status, accepted_at)
                            SELECT id, :client, :reason, 'ACCEPTED', UTC_TIMESTAMP(6) FROM repayment_log
                            WHERE id = :id AND status IN ('APPLIED', 'REVERSED')
                            """)
                            .param("client", reversal.client())
                            .param("reason", reversal.reason())
                            .param("id", reversal.repaymentId())
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return true;
        }
    }

    /** Locks a logged reversal, its repayment and its loan. */
    public LoggedReversal lock(String repaymentId) {
        // The rows are locked one after the other, in the order in which a repayment locks them.
        database.sql("SELECT repayment_id FROM reversal_log WHERE repayment_id = :id FOR UPDATE")
                .param("id", repaymentId)
                .query(String.class)
                .single();
        List<PeriodInterest> interest = database.sql(
                        "SELECT month, amount FROM repayment_interest WHERE repayment_id = :id ORDER BY month")
                .param("id", repaymentId)
                .query((row, n) -> new PeriodInterest(
                        YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("amount")))
                .list();
        return database.locking(
                "the repayment or its loan",
                """
                SELECT r.*, l.loan_type, l.dealer_id, v.client AS reversed_by, v.reason, v.effective_date
                FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id JOIN loan l ON l.id = r.loan_id
                WHERE v.repayment_id = :id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("id", repaymentId)
                        .query((row, n) -> logged(row, interest))
                        .single());
    }

    private static LoggedReversal logged(ResultSet row, List<PeriodInterest> interest) throws SQLException {
        Allocation allocation =
                new Allocation(row.getLong("penalty"), row.getLong("late_fee"), interest, row.getLong("principal"));
        return new LoggedReversal(
                row.getString("id"),
                row.getString("reversed_by"),
                row.getString("reason"),
                row.getLong("loan_id"),
                row.getString("loan_no"),
                row.getString("dealer_id"),
                LoanType.valueOf(row.getString("loan_type")),
                Payer.valueOf(row.getString("payer")),
                row.getObject("value_date", LocalDate.class),
                allocation,
                new Money(Currency.getInstance(row.getString("currency")), allocation.principal()),
                row.getObject("effective_date", LocalDate.class));
    }

    /**
     * Records that a repayment was taken back.
     *
     * @param loan the repayment's loan, as it was before the reversal
     */
    public void applied(String repaymentId, LockedLoan loan, LocalDate effectiveDate, LocalDate bookingDate) {
        database.sql("""
                        UPDATE reversal_log
                        SET status = 'APPLIED', restarted = :restarted, effective_date = :effective, booking_date = :booking,
                            apply_sequence = :sequence, decided_at = UTC_TIMESTAMP(6)
                        WHERE repayment_id = :id
                        """)
                .param("restarted", loan.state().paidOff())
                .param("sequence", loan.version() + 1)
                .param("effective", effectiveDate)
                .param("booking", bookingDate)
                .param("id", repaymentId)
                .update();
        markReversed(repaymentId);
    }

    /**
     * Records that a correction reversed a repayment. The correction books the difference; the repayment counts as
     * never applied.
     *
     * @param effectiveDate value date of the repayment
     */
    public void corrected(String repaymentId, LockedLoan loan, ReversalKind kind, LocalDate effectiveDate) {
        database.sql("""
                        UPDATE reversal_log
                        SET status = 'APPLIED', kind = :kind, effective_date = :effective, apply_sequence = :sequence,
                            decided_at = UTC_TIMESTAMP(6)
                        WHERE repayment_id = :id
                        """)
                .param("kind", kind.name())
                .param("effective", effectiveDate)
                .param("sequence", loan.version() + 1)
                .param("id", repaymentId)
                .update();
        markReversed(repaymentId);
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
