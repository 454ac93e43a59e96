package floorplan.store.reversal;

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

    /** A reversal's log row. Values that are not known yet are null. */
    public record ReversalView(
            String reason,
            @Nullable LocalDate effectiveDate,
            @Nullable LocalDate bookingDate,
            Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant sentAt) {}

    public Optional<ReversalView> find(String repaymentId) {
        return database.sql("SELECT * FROM reversal_log WHERE repayment_id = :id")
                .param("id", repaymentId)
                .query((row, n) -> view(row))
                .optional();
    }

    static ReversalView view(ResultSet row) throws SQLException {
        return new ReversalView(
                row.getString("reason"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("accepted_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row.getObject("decided_at", LocalDateTime.class)),
                instant(row.getObject("sent_at", LocalDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
