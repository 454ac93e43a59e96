package floorplan.store.reversal;

import floorplan.domain.repayment.ReversalKind;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reversals as they are shown. */
public final class ReversalViews {
    private final AccountDatabase database;

    public ReversalViews(AccountDatabase database) {
        this.database = database;
    }

    /** The columns of a reversal {@code v} of a repayment {@code r}. */
    static final String COLUMNS = "v.*, COALESCE(v.booking_date, c.booking_date) AS booked_on";

    /** The correction that books a reversal. */
    static final String JOIN_CORRECTION =
            "LEFT JOIN correction c ON c.loan_id = r.loan_id AND c.seq = v.correction_seq";

    /**
     * A reversal's log row. Values that are not known yet are null.
     *
     * @param kind null for a reversal made before corrections existed: its money was taken back on
     *     {@code effectiveDate}
     */
    public record ReversalView(
            String reason,
            @Nullable ReversalKind kind,
            @Nullable LocalDate effectiveDate,
            @Nullable LocalDate bookingDate,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt) {}

    public Optional<ReversalView> find(String repaymentId) {
        return database.sql("SELECT " + COLUMNS + """
                         FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                        """ + JOIN_CORRECTION + " WHERE v.repayment_id = :id")
                .param("id", repaymentId)
                .query((row, n) -> view(row))
                .optional();
    }

    static ReversalView view(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new ReversalView(
                row.getString("reason"),
                kind == null ? null : ReversalKind.valueOf(kind),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row.getObject("decided_at", LocalDateTime.class)),
                instant(row.getObject("sent_at", LocalDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
