package floorplan.store.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.loan.LockedLoan;
import floorplan.store.loan.VisibleLoans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The log of repayments. It keeps the acceptance and the outcome of each repayment beyond Temporal's retention period.
 */
public final class RepaymentLog {
    private final AccountDatabase database;

    public RepaymentLog(AccountDatabase database) {
        this.database = database;
    }

    /** @return whether the log now holds this request; false if its id holds another request */
    public boolean keep(AcceptedRepayment repayment) {
        try {
            insert(repayment);
            return true;
        } catch (DuplicateKeyException known) {
            return database.sql("SELECT request_hash FROM repayment_log WHERE id = :id")
                    .param("id", repayment.repaymentId())
                    .query(String.class)
                    .single()
                    .equals(repayment.requestHash());
        }
    }

    /** The database's clock caps the time of acceptance. */
    private void insert(AcceptedRepayment repayment) {
        FromReceipt from = repayment.from();
        database.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount,
                            currency, stated_value_date, back_dating, listed_value_date, status, accepted_at, dealer_id, manufacturer_id,
                            receipt_id, at_most)
                        SELECT :id, :client, :key, :hash, :loanNo, :payer, :amount, :currency, :valueDate, :backDating, :valueDate, 'ACCEPTED',
                            LEAST(COALESCE(CAST(:acceptedAt AS DATETIME(6)), UTC_TIMESTAMP(6)), UTC_TIMESTAMP(6)),
                            parties.dealer_id, parties.manufacturer_id, :receiptId, :atMost
                        FROM (SELECT 1 AS one) always LEFT JOIN (
                            SELECT l.dealer_id, l.manufacturer_id %s WHERE l.loan_no = :loanNo) parties ON 1 = 1
                        """.formatted(VisibleLoans.FROM))
                .param("id", repayment.repaymentId())
                .param("acceptedAt", utc(repayment.acceptedAt()))
                .param("client", repayment.client())
                .param("key", repayment.idempotencyKey())
                .param("hash", repayment.requestHash())
                .param("loanNo", repayment.loanId())
                .param("payer", repayment.payer().name())
                .param("amount", repayment.amount().cents())
                .param("currency", repayment.amount().currency().getCurrencyCode())
                .param("valueDate", repayment.valueDate())
                .param("receiptId", from == null ? null : from.receiptId())
                .param("atMost", from != null && from.atMost())
                .param(
                        "backDating",
                        repayment.backDating() == BackDating.NONE
                                ? null
                                : repayment.backDating().name())
                .update();
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Locks and reads the row of a logged repayment, with its loan if it is applied. */
    public LoggedRepayment lock(String repaymentId) {
        return database.locking(
                "the repayment or its loan",
                """
                SELECT r.*, COALESCE(r.credit, r.principal) AS credited, l.loan_type, l.dealer_id
                FROM repayment_log r LEFT JOIN loan l ON l.id = r.loan_id
                WHERE r.id = :id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("id", repaymentId)
                        .query((row, n) -> logged(row))
                        .single());
    }

    /** Records that a repayment was applied to a locked loan. */
    public void applied(
            String repaymentId, LockedLoan loan, RepaymentOutcome.RepaidLoan applied, LocalDate bookingDate) {
        applied(repaymentId, loan, applied.valueDate(), applied.allocation(), bookingDate, null, null);
    }

    /**
     * Records that a repayment was applied to a locked loan by a correction, which books it.
     *
     * @param seq number of the correction
     * @param credit cents of the dealer's credit that it restores
     */
    public void corrected(
            String repaymentId, LockedLoan loan, LocalDate valueDate, Allocation allocation, int seq, long credit) {
        applied(repaymentId, loan, valueDate, allocation, null, seq, credit);
    }

    private void applied(
            String repaymentId,
            LockedLoan loan,
            LocalDate valueDate,
            Allocation allocation,
            @Nullable LocalDate bookingDate,
            @Nullable Integer correctionSeq,
            @Nullable Long credit) {
        database.sql("""
                        UPDATE repayment_log r JOIN loan l ON l.id = :loanId
                        SET r.status = 'APPLIED', r.loan_id = l.id, r.amount = :amount, r.value_date = :valueDate, r.booking_date = :bookingDate,
                            r.penalty = :penalty, r.late_fee = :lateFee, r.interest = :interest, r.principal = :principal,
                            r.apply_sequence = :sequence, r.correction_seq = :correction, r.credit = :credit,
                            r.decided_at = UTC_TIMESTAMP(6), r.listed_value_date = :valueDate, r.dealer_id = l.dealer_id,
                            r.manufacturer_id = l.manufacturer_id
                        WHERE r.id = :id
                        """)
                .param("loanId", loan.id())
                .param("valueDate", valueDate)
                .param("bookingDate", bookingDate)
                .param("sequence", loan.version() + 1)
                .param("correction", correctionSeq)
                .param("credit", credit)
                .param("amount", allocation.total())
                .param("penalty", allocation.penalty())
                .param("lateFee", allocation.lateFee())
                .param("interest", allocation.interestTotal())
                .param("principal", allocation.principal())
                .param("id", repaymentId)
                .update();
        List<Object[]> periods = allocation.interest().stream()
                .map(part -> new Object[] {repaymentId, part.month().atDay(1), part.cents()})
                .toList();
        if (!periods.isEmpty()) {
            database.batch("INSERT INTO repayment_interest (repayment_id, month, amount) VALUES (?, ?, ?)", periods);
        }
    }

    /** Records that a repayment was refused, and why. */
    public void refused(String repaymentId, Refusal refusal) {
        database.sql("""
                        UPDATE repayment_log
                        SET status = 'REFUSED', refusal_reason = :reason, refusal_detail = :detail,
                            decided_at = UTC_TIMESTAMP(6)
                        WHERE id = :id
                        """)
                .param("reason", refusal.reason().name())
                .param("detail", refusal.detail())
                .param("id", repaymentId)
                .update();
    }

    /** Records that the broker holds the message of an applied repayment; the first call counts. */
    public void sent(String repaymentId) {
        database.sql("UPDATE repayment_log SET sent_at = UTC_TIMESTAMP(6) WHERE id = :id AND sent_at IS NULL")
                .param("id", repaymentId)
                .update();
    }

    /** Records that the broker holds the messages of applied repayments; the first call counts. */
    public void sent(Collection<String> repaymentIds) {
        if (!repaymentIds.isEmpty()) {
            database.sql("UPDATE repayment_log SET sent_at = UTC_TIMESTAMP(6) WHERE id IN (:ids) AND sent_at IS NULL")
                    .param("ids", repaymentIds)
                    .update();
        }
    }

    private static LoggedRepayment logged(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new LoggedRepayment(
                row.getString("id"),
                row.getString("client"),
                row.getString("loan_no"),
                new RepaymentRequest(
                        Payer.valueOf(row.getString("payer")),
                        new Money(currency, row.getLong("amount")),
                        row.getObject("stated_value_date", LocalDate.class),
                        backDating(row),
                        row.getBoolean("at_most")),
                from(row),
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                decision(row, currency));
    }

    /** The receipt that pays; null for cash. */
    static @Nullable FromReceipt from(ResultSet row) throws SQLException {
        String receiptId = row.getString("receipt_id");
        return receiptId == null ? null : new FromReceipt(receiptId, row.getBoolean("at_most"));
    }

    static BackDating backDating(ResultSet row) throws SQLException {
        String kept = row.getString("back_dating");
        return kept == null ? BackDating.NONE : BackDating.valueOf(kept);
    }

    private static @Nullable RepaymentDecision decision(ResultSet row, Currency currency) throws SQLException {
        return switch (RepaymentStatus.valueOf(row.getString("status"))) {
            case ACCEPTED -> null;
            case REFUSED ->
                new Refusal(RefusalReason.valueOf(row.getString("refusal_reason")), row.getString("refusal_detail"));
            case APPLIED, COMPLETED, REVERSED ->
                new RepaymentDecision.Applied(
                        LoanType.valueOf(row.getString("loan_type")),
                        CreditMovement.restoration(
                                row.getString("id"),
                                row.getString("loan_no"),
                                row.getString("dealer_id"),
                                new Money(currency, row.getLong("credited")),
                                row.getObject("value_date", LocalDate.class)),
                        row.getObject("correction_seq", Integer.class));
        };
    }
}
