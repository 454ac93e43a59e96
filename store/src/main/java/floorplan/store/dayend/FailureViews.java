package floorplan.store.dayend;

import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open failures of a date, as shown to a person. */
public final class FailureViews {
    private final AccountDatabase database;

    public FailureViews(AccountDatabase database) {
        this.database = database;
    }

    /** An open failure of a loan; {@code key} orders the list. */
    public record Failure(long key, String loanNo, String reason, Instant failedAt) {}

    /** The open failures of one reason. */
    public record ReasonGroup(String reason, long count, Instant oldest) {}

    /**
     * Open failures of a date above {@code after}, by key.
     *
     * @param reason the exact reason; null for any
     */
    public List<Failure> failures(LocalDate date, @Nullable String reason, long after, int limit) {
        return database.sql("""
                        SELECT f.loan_id, l.loan_no, f.reason, f.failed_at
                        FROM day_end_failure f JOIN loan l ON l.id = f.loan_id
                        WHERE f.business_date = :date AND f.loan_id > :after AND f.mended_at IS NULL %s
                        ORDER BY f.loan_id LIMIT :limit
                        """.formatted(reason == null ? "" : "AND f.reason = :reason"))
                .param("date", date)
                .param("after", after)
                .param("reason", reason)
                .param("limit", limit)
                .query((row, n) -> new Failure(
                        row.getLong("loan_id"),
                        row.getString("loan_no"),
                        row.getString("reason"),
                        instant(row, "failed_at")))
                .list();
    }

    /**
     * Groups a date's open failures by reason, in the order of the reasons' texts, from the first one behind
     * {@code after}.
     */
    public List<ReasonGroup> reasons(LocalDate date, String after, int limit) {
        return database.sql("""
                        SELECT reason, COUNT(*) AS loans, MIN(failed_at) AS oldest FROM day_end_failure
                        WHERE business_date = :date AND mended_at IS NULL AND reason > :after
                        GROUP BY reason ORDER BY reason LIMIT :limit
                        """)
                .param("date", date)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) ->
                        new ReasonGroup(row.getString("reason"), row.getLong("loans"), instant(row, "oldest")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
