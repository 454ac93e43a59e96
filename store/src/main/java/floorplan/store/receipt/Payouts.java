package floorplan.store.receipt;

import floorplan.domain.money.Money;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutDecision;
import floorplan.domain.receipt.PayoutDecision.PaidOut;
import floorplan.domain.receipt.PayoutDecision.RefusedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.PayoutRefusal;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log of refunds and returns: each request with its decision. Rows are only ever added. */
public final class Payouts {
    private final AccountDatabase database;

    public Payouts(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A request for a refund or return, with its decision.
     *
     * @param by the client that asked for it
     */
    public record LoggedPayout(
            String id,
            String requestHash,
            String receiptId,
            PayoutKind kind,
            String reason,
            String by,
            PayoutDecision decision,
            Instant decidedAt) {}

    public Optional<LoggedPayout> find(String id) {
        return database.sql("""
                        SELECT p.*, r.currency FROM receipt_payout p LEFT JOIN receipt r ON r.id = p.receipt_id WHERE p.id = :id
                        """).param("id", id).query((row, n) -> logged(row)).optional();
    }

    /**
     * Keeps a request with its decision.
     *
     * @throws org.springframework.dao.DuplicateKeyException if there is a request with its id
     */
    public void keep(AcceptedPayout payout, PayoutDecision decision) {
        @Nullable PaidOut paid = decision instanceof PaidOut out ? out : null;
        @Nullable RefusedPayout refused = decision instanceof RefusedPayout refusal ? refusal : null;
        database.sql("""
                        INSERT INTO receipt_payout (id, client, idempotency_key, request_hash, receipt_id, kind, asked, reason, status,
                            refusal_reason, refusal_detail, paid, booking_date, decided_at)
                        VALUES (:id, :client, :key, :hash, :receiptId, :kind, :asked, :reason, :status,
                            :refusalReason, :refusalDetail, :paid, :bookingDate, UTC_TIMESTAMP(6))
                        """)
                .param("id", payout.id())
                .param("client", payout.client())
                .param("key", payout.idempotencyKey())
                .param("hash", payout.requestHash())
                .param("receiptId", payout.receiptId())
                .param("kind", payout.kind().name())
                .param("asked", payout.cents())
                .param("reason", payout.reason())
                .param("status", paid != null ? "APPLIED" : "REFUSED")
                .param(
                        "refusalReason",
                        refused == null ? null : refused.reason().name())
                .param("refusalDetail", refused == null ? null : refused.detail())
                .param("paid", paid == null ? null : paid.amount().cents())
                .param("bookingDate", paid == null ? null : paid.bookingDate())
                .update();
    }

    private static LoggedPayout logged(ResultSet row) throws SQLException {
        String refusal = row.getString("refusal_reason");
        PayoutDecision decision = refusal == null
                ? new PaidOut(
                        new Money(Currency.getInstance(row.getString("currency")), row.getLong("paid")),
                        row.getObject("booking_date", LocalDate.class))
                : new RefusedPayout(PayoutRefusal.valueOf(refusal), row.getString("refusal_detail"));
        return new LoggedPayout(
                row.getString("id"),
                row.getString("request_hash"),
                row.getString("receipt_id"),
                PayoutKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("client"),
                decision,
                row.getObject("decided_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
