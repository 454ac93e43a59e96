package floorplan.store.correction;

import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.CorrectionStatus;
import floorplan.store.database.AccountDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Correction requests as they are shown. */
public final class CorrectionRequestViews {
    private final AccountDatabase database;

    public CorrectionRequestViews(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A row of {@code correction_request}; amounts in cents. Values that are not known yet, or are of the other kind,
     * are null.
     *
     * @param kind RATE or WAIVER
     * @param effectiveFrom first date of a rate; earliest changed date of a waiver, null until it is applied
     * @param replacedRate the rate that the corrected one replaces
     * @param lateFeeOf the period of a waived late fee; null for penalty interest
     * @param amount the most that is to be waived; null for the whole unpaid fee
     * @param credit cents of the dealer's credit that are restored; below 0 if they are used again
     */
    public record CorrectionRequestView(
            String id,
            String requestHash,
            String loanNo,
            CorrectionKind kind,
            CorrectionStatus status,
            String client,
            String reason,
            @Nullable LocalDate effectiveFrom,
            @Nullable BigDecimal annualRate,
            @Nullable BigDecimal replacedRate,
            @Nullable YearMonth lateFeeOf,
            @Nullable Long amount,
            @Nullable Integer seq,
            @Nullable LocalDate bookingDate,
            @Nullable String currency,
            @Nullable Long credit,
            @Nullable CorrectionRefusal refusal,
            @Nullable String refusalDetail,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt) {
        /** True if nothing of the request remains to be done. */
        public boolean isFinal() {
            return status == CorrectionStatus.COMPLETED || status == CorrectionStatus.REFUSED;
        }
    }

    public Optional<CorrectionRequestView> find(String id) {
        return database.sql("""
                        SELECT q.*, COALESCE(q.effective_from, c.effective_from) AS effective, c.booking_date, l.currency
                        FROM correction_request q LEFT JOIN loan l ON l.id = q.loan_id
                            LEFT JOIN correction c ON c.loan_id = q.loan_id AND c.seq = q.correction_seq
                        WHERE q.id = :id
                        """).param("id", id).query((row, n) -> view(row)).optional();
    }

    private static CorrectionRequestView view(ResultSet row) throws SQLException {
        Instant sentAt = instant(row, "sent_at");
        CorrectionStatus status = CorrectionStatus.valueOf(row.getString("status"));
        LocalDate lateFeeOf = row.getObject("late_fee_of", LocalDate.class);
        String refusal = row.getString("refusal_reason");
        return new CorrectionRequestView(
                row.getString("id"),
                row.getString("request_hash"),
                row.getString("loan_no"),
                CorrectionKind.valueOf(row.getString("kind")),
                status == CorrectionStatus.APPLIED && sentAt != null ? CorrectionStatus.COMPLETED : status,
                row.getString("client"),
                row.getString("reason"),
                row.getObject("effective", LocalDate.class),
                row.getBigDecimal("annual_rate"),
                row.getBigDecimal("replaced_rate"),
                lateFeeOf == null ? null : YearMonth.from(lateFeeOf),
                row.getObject("amount", Long.class),
                row.getObject("correction_seq", Integer.class),
                row.getObject("booking_date", LocalDate.class),
                row.getString("currency"),
                row.getObject("credit", Long.class),
                refusal == null ? null : CorrectionRefusal.valueOf(refusal),
                row.getString("refusal_detail"),
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, "decided_at"),
                sentAt);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
