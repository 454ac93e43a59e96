package floorplan.store.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.RepaymentStatus;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repayments as they are shown. */
public final class RepaymentViews {
    private final AccountDatabase database;

    public RepaymentViews(AccountDatabase database) {
        this.database = database;
    }

    /** The columns of a repayment {@code r}. */
    static final String COLUMNS = """
            r.*, COALESCE(r.booking_date, c.booking_date) AS booked_on, a.seq IS NOT NULL AS changed,
            a.new_penalty, a.new_late_fee, a.new_interest, a.new_principal, COALESCE(u.open_amount, 0) AS unapplied,
            f.id AS file_id
            """;

    /** The correction that books a repayment {@code r}, its surplus, its bank's file, and its newest allocation. */
    static final String JOIN_CORRECTIONS = """
            LEFT JOIN correction c ON c.loan_id = r.loan_id AND c.seq = r.correction_seq
            LEFT JOIN receipt u ON u.id = r.id
            LEFT JOIN receipt_file f ON f.seq = r.file_seq
            LEFT JOIN correction_allocation a ON a.loan_id = r.loan_id AND a.input_kind = 'REPAYMENT' AND a.input_id = r.id
                AND a.seq = (SELECT MAX(m.seq) FROM correction_allocation m
                    WHERE m.loan_id = r.loan_id AND m.input_kind = 'REPAYMENT' AND m.input_id = r.id)
            """;

    /** The parts of a repayment, in cents; {@code unapplied} is the open part of its surplus. */
    public record Parts(long penalty, long lateFee, long interest, long principal, long unapplied) {}

    /**
     * A repayment's log row; amounts in cents. Values that are not known yet are null.
     *
     * @param correctionSeq the correction of the loan that took it late; null if it came in time
     * @param receiptId the unapplied receipt that paid; null for cash
     * @param fileId the bank's file whose workflow carries it out; null if it has its own
     * @param parts its allocation when it was applied
     * @param present its allocation since the loan's newest correction
     */
    public record RepaymentView(
            String id,
            String requestHash,
            String loanNo,
            Payer payer,
            long amount,
            String currency,
            RepaymentStatus status,
            @Nullable Refusal refusal,
            @Nullable LocalDate valueDate,
            @Nullable LocalDate bookingDate,
            @Nullable Integer correctionSeq,
            @Nullable String receiptId,
            @Nullable String fileId,
            @Nullable Parts parts,
            @Nullable Parts present,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt) {}

    public Optional<RepaymentView> find(String repaymentId) {
        return database.sql("SELECT " + COLUMNS + " FROM repayment_log r " + JOIN_CORRECTIONS + " WHERE r.id = :id")
                .param("id", repaymentId)
                .query((row, n) -> view(row))
                .optional();
    }

    /**
     * The request that is logged under a repayment's id, and the moment of the read.
     *
     * @param now moment of the read, by the database's clock
     * @param requestHash of the request logged under the id; null if none is logged
     */
    public record LoggedRequest(Instant now, @Nullable String requestHash) {}

    public LoggedRequest look(String repaymentId) {
        return database.sql("""
                        SELECT moment.now, r.request_hash
                        FROM (SELECT UTC_TIMESTAMP(6) AS now) moment LEFT JOIN repayment_log r ON r.id = :id
                        """)
                .param("id", repaymentId)
                .query((row, n) -> new LoggedRequest(
                        row.getObject("now", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("request_hash")))
                .single();
    }

    static RepaymentView view(ResultSet row) throws SQLException {
        Instant sentAt = instant(row, "sent_at");
        RepaymentStatus status = status(row.getString("status"), sentAt);
        boolean applied = status.wasApplied();
        return new RepaymentView(
                row.getString("id"),
                row.getString("request_hash"),
                row.getString("loan_no"),
                Payer.valueOf(row.getString("payer")),
                row.getLong("amount"),
                row.getString("currency"),
                status,
                status == RepaymentStatus.REFUSED ? refusal(row) : null,
                row.getObject(applied ? "value_date" : "stated_value_date", LocalDate.class),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("correction_seq", Integer.class),
                row.getString("receipt_id"),
                row.getString("file_id"),
                applied ? parts(row) : null,
                applied ? present(row) : null,
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, "decided_at"),
                sentAt);
    }

    private static RepaymentStatus status(String logged, @Nullable Instant sentAt) {
        RepaymentStatus status = RepaymentStatus.valueOf(logged);
        return status == RepaymentStatus.APPLIED && sentAt != null ? RepaymentStatus.COMPLETED : status;
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(RefusalReason.valueOf(row.getString("refusal_reason")), row.getString("refusal_detail"));
    }

    private static Parts parts(ResultSet row) throws SQLException {
        return new Parts(
                row.getLong("penalty"), row.getLong("late_fee"), row.getLong("interest"), row.getLong("principal"), 0);
    }

    private static Parts present(ResultSet row) throws SQLException {
        return row.getBoolean("changed")
                ? new Parts(
                        row.getLong("new_penalty"),
                        row.getLong("new_late_fee"),
                        row.getLong("new_interest"),
                        row.getLong("new_principal"),
                        row.getLong("unapplied"))
                : parts(row);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
