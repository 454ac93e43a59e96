package floorplan.store.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.RequestedChange;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision;
import floorplan.domain.correction.CorrectionDecision.AppliedCorrection;
import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.correction.CorrectionDecision.RefusedCorrection;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.CorrectionStatus;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.BackDating;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.loan.LockedLoan;
import floorplan.store.message.UnsentPage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** The log of correction requests: rate corrections and waivers. Each request is decided once. */
public final class CorrectionRequests {
    private final AccountDatabase database;

    public CorrectionRequests(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A row of {@code correction_request}.
     *
     * @param decision null until the request is applied or refused
     */
    public record LoggedCorrection(
            AcceptedCorrection request, @Nullable CorrectionDecision decision) {}

    /** @return whether the log now holds this very request; false if its id holds another one */
    public boolean keep(AcceptedCorrection correction) {
        try {
            insert(correction);
            return true;
        } catch (DuplicateKeyException known) {
            return database.sql("SELECT request_hash FROM correction_request WHERE id = :id")
                    .param("id", correction.id())
                    .query(String.class)
                    .single()
                    .equals(correction.requestHash());
        }
    }

    private void insert(AcceptedCorrection correction) {
        Rate rate = correction.change() instanceof CorrectedRate corrected ? corrected.rate() : null;
        WaivedFees waived = correction.change() instanceof WaivedFees fees ? fees : null;
        database.sql("""
                        INSERT INTO correction_request (id, client, idempotency_key, request_hash, loan_no, kind, reason, back_dating,
                            if_version, effective_from, annual_rate, late_fee_of, amount, status, accepted_at)
                        VALUES (:id, :client, :key, :hash, :loanNo, :kind, :reason, :backDating, :ifVersion, :from, :rate, :lateFeeOf,
                            :amount, 'ACCEPTED', UTC_TIMESTAMP(6))
                        """)
                .param("id", correction.id())
                .param("client", correction.client())
                .param("key", correction.idempotencyKey())
                .param("hash", correction.requestHash())
                .param("loanNo", correction.loanId())
                .param("kind", (rate == null ? CorrectionKind.WAIVER : CorrectionKind.RATE).name())
                .param("reason", correction.reason())
                .param("backDating", correction.backDating().name())
                .param("ifVersion", correction.ifVersion())
                .param("from", rate == null ? null : rate.effectiveFrom())
                .param("rate", rate == null ? null : rate.annualRate())
                .param(
                        "lateFeeOf",
                        waived == null || waived.lateFeeOf() == null
                                ? null
                                : waived.lateFeeOf().atDay(1))
                .param("amount", waived == null ? null : waived.cents())
                .update();
    }

    /** Locks the row of a request that was kept and reads it. */
    public LoggedCorrection lock(String id) {
        return database.locking(
                "the correction request or its loan",
                """
                SELECT q.*, l.dealer_id, l.currency FROM correction_request q LEFT JOIN loan l ON l.id = q.loan_id
                WHERE q.id = :id
                """,
                RowLock.EXCLUSIVE,
                query -> query.param("id", id)
                        .query((row, n) -> new LoggedCorrection(request(row), decision(row)))
                        .single());
    }

    /**
     * Records that a correction carried the request out.
     *
     * @param loan its loan, as it was before
     * @param credit cents of the dealer's credit that are restored; below 0 if they are used again
     * @param replaced the rate that the corrected one replaces; null if there was none
     */
    public void applied(String id, LockedLoan loan, int seq, long credit, @Nullable BigDecimal replaced) {
        database.sql("""
                        UPDATE correction_request
                        SET status = 'APPLIED', loan_id = :loanId, correction_seq = :seq, credit = :credit, replaced_rate = :replaced,
                            decided_at = UTC_TIMESTAMP(6), sent_at = CASE WHEN :credit = 0 THEN UTC_TIMESTAMP(6) END
                        WHERE id = :id
                        """)
                .param("loanId", loan.id())
                .param("seq", seq)
                .param("credit", credit)
                .param("replaced", replaced)
                .param("id", id)
                .update();
    }

    /** Records that the request was refused, and why. */
    public void refused(String id, RefusedCorrection refusal) {
        database.sql("""
                        UPDATE correction_request
                        SET status = 'REFUSED', refusal_reason = :reason, refusal_detail = :detail, decided_at = UTC_TIMESTAMP(6)
                        WHERE id = :id
                        """)
                .param("reason", refusal.reason().name())
                .param("detail", refusal.detail())
                .param("id", id)
                .update();
    }

    /** Records that the broker holds the message of an applied request; the first time counts. */
    public void sent(String id) {
        database.sql("UPDATE correction_request SET sent_at = UTC_TIMESTAMP(6) WHERE id = :id AND sent_at IS NULL")
                .param("id", id)
                .update();
    }

    /**
     * Returns the requests, in the order of their ids, that are accepted or applied, older than {@code age}, and not
     * yet sent to the credit side.
     *
     * @param after the last id of the page before; null to begin with
     */
    public List<AcceptedCorrection> unsent(Duration age, @Nullable String after, int most) {
        return new UnsentPage(age, after, most).read(database, """
                SELECT * FROM correction_request FORCE INDEX (correction_request_by_sending)
                WHERE status IN ('ACCEPTED', 'APPLIED') AND
                """, "id", (row, n) -> request(row));
    }

    /** Returns the ids among these whose request is not yet sent, of any age. */
    public Set<String> unsentAmong(Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Set.of();
        }
        return database
                .sql("""
                        SELECT id FROM correction_request
                        WHERE id IN (:ids) AND sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED')
                        """)
                .param(
                        "ids",
                        messageIds.stream()
                                .map(id -> MessageId.parse(id).sourceId())
                                .toList())
                .query((row, n) -> MessageId.ofCorrection(row.getString("id")).text())
                .list()
                .stream()
                .filter(messageIds::contains)
                .collect(Collectors.toSet());
    }

    private static AcceptedCorrection request(ResultSet row) throws SQLException {
        return new AcceptedCorrection(
                row.getString("id"),
                row.getString("client"),
                row.getString("idempotency_key"),
                row.getString("request_hash"),
                row.getString("loan_no"),
                row.getString("reason"),
                BackDating.valueOf(row.getString("back_dating")),
                row.getObject("if_version", Long.class),
                change(row));
    }

    private static RequestedChange change(ResultSet row) throws SQLException {
        if (CorrectionKind.valueOf(row.getString("kind")) == CorrectionKind.RATE) {
            return new CorrectedRate(
                    new Rate(row.getObject("effective_from", LocalDate.class), row.getBigDecimal("annual_rate")));
        }
        LocalDate month = row.getObject("late_fee_of", LocalDate.class);
        return new WaivedFees(month == null ? null : YearMonth.from(month), row.getObject("amount", Long.class));
    }

    private static @Nullable CorrectionDecision decision(ResultSet row) throws SQLException {
        return switch (CorrectionStatus.valueOf(row.getString("status"))) {
            case ACCEPTED -> null;
            case APPLIED, COMPLETED -> new AppliedCorrection(row.getInt("correction_seq"), movement(row));
            case REFUSED ->
                new RefusedCorrection(
                        CorrectionRefusal.valueOf(row.getString("refusal_reason")), row.getString("refusal_detail"));
        };
    }

    private static @Nullable CreditMovement movement(ResultSet row) throws SQLException {
        long credit = row.getLong("credit");
        return credit == 0
                ? null
                : CreditMovement.correction(
                        row.getString("id"),
                        row.getString("loan_no"),
                        row.getString("dealer_id"),
                        new Money(Currency.getInstance(row.getString("currency")), credit),
                        Objects.requireNonNull(row.getObject("effective_from", LocalDate.class)));
    }
}
