package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.store.cache.CachedKind.Loaded;
import floorplan.store.cache.Version;
import floorplan.store.database.ClmsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credit lines and their movements, as they are shown. */
public final class CreditViews {
    private final ClmsDatabase database;

    public CreditViews(ClmsDatabase database) {
        this.database = database;
    }

    /**
     * One movement of a credit line.
     *
     * @param kind RESERVATION, RESTORATION, REVERSAL or CORRECTION
     * @param cents below zero if the movement has the opposite effect of its kind; null for a release that came before
     *     its reservation
     * @param loanId number of the loan; null for a reservation
     * @param valueDate value date of the repayment, or effective date of the reversal or correction; null for a
     *     reservation
     * @param beyondLimit by how many cents the movement left the line beyond its limit; null if it did not
     */
    public record LineMovement(
            String id,
            String kind,
            CreditOutcome outcome,
            @Nullable Long cents,
            @Nullable String currency,
            @Nullable String loanId,
            @Nullable LocalDate valueDate,
            @Nullable Long beyondLimit,
            Instant at) {}

    /** A position in a list of the log: directly behind the row with this time and id. */
    public record LogPosition(Instant at, String id) {
        private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

        /** The position before the newest row. */
        public static final LogPosition NEWEST = new LogPosition(END_OF_TIME, "");

        /** The position before the oldest row. */
        public static final LogPosition OLDEST = new LogPosition(Instant.EPOCH, "");

        LocalDateTime inUtc() {
            return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** A message's outcome so far. */
    public record Credited(CreditOutcome outcome, @Nullable Instant finishedAt) {}

    /** The outcome of a message; empty until the credit side has received it. */
    public Optional<Credited> credited(String messageId) {
        return database.sql("SELECT outcome, finished_at FROM credit_log WHERE message_id = :id")
                .param("id", messageId)
                .query((row, n) -> {
                    LocalDateTime finished = row.getObject("finished_at", LocalDateTime.class);
                    return new Credited(
                            CreditOutcome.valueOf(row.getString("outcome")),
                            finished == null ? null : finished.toInstant(ZoneOffset.UTC));
                })
                .optional();
    }

    /** A dealer's line with its version. */
    Optional<Loaded<CreditLine>> load(String dealerId) {
        return database.sql("""
                        SELECT dealer_id, currency, credit_limit, used, version, (SELECT epoch FROM epoch) AS epoch
                        FROM credit_line WHERE dealer_id = :dealer
                        """)
                .param("dealer", dealerId)
                .query((row, n) -> new Loaded<>(
                        version(row),
                        new CreditLine(
                                row.getString("dealer_id"),
                                row.getString("currency"),
                                row.getLong("credit_limit"),
                                row.getLong("used"))))
                .optional();
    }

    /** The versions of these dealers' lines. */
    Map<String, Version> versions(Collection<String> dealerIds) {
        Map<String, Version> versions = new HashMap<>();
        database.sql("""
                        SELECT dealer_id, version, (SELECT epoch FROM epoch) AS epoch
                        FROM credit_line WHERE dealer_id IN (:dealers)
                        """).param("dealers", dealerIds).query(row -> {
            versions.put(row.getString("dealer_id"), version(row));
        });
        return versions;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(Objects.requireNonNull(row.getString("epoch")), row.getLong("version"));
    }

    /** A dealer's movements, newest first. */
    public List<LineMovement> movements(String dealerId, LogPosition after, int limit) {
        return database.sql("""
                        SELECT message_id, kind, outcome, amount, currency, loan_no, value_date, beyond_limit, created_at FROM credit_log
                        WHERE dealer_id = :dealer AND created_at <= :at AND (created_at < :at OR message_id < :id)
                        ORDER BY created_at DESC, message_id DESC LIMIT :limit
                        """)
                .param("dealer", dealerId)
                .param("at", after.inUtc())
                .param("id", after.id())
                .param("limit", limit)
                .query((row, n) -> new LineMovement(
                        row.getString("message_id"),
                        row.getString("kind"),
                        CreditOutcome.valueOf(row.getString("outcome")),
                        row.getString("currency") == null ? null : row.getLong("amount"),
                        row.getString("currency"),
                        row.getString("loan_no"),
                        row.getObject("value_date", LocalDate.class),
                        row.getObject("beyond_limit", Long.class),
                        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }
}
