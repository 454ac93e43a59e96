package floorplan.store.audit;

import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.database.AccountDatabase;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals the repayments of a closed date with one row of the chain: their number and a hash over them. Each repayment's
 * own row already says who asked for what and when, and what it changed. One row of the chain per repayment would
 * serialize all repayments.
 */
public final class RepaymentSeals {
    private static final String ACTOR = "floorplan";
    private static final String KIND = "day-end";
    private static final int PAGE = 1_000;

    // The status and the time of sending are left out: both may still change.
    private static final List<String> SEALED = List.of(
            "id",
            "client",
            "idempotency_key",
            "request_hash",
            "loan_no",
            "payer",
            "amount",
            "currency",
            "stated_value_date",
            "value_date",
            "booking_date",
            "penalty",
            "late_fee",
            "interest",
            "principal",
            "accepted_at",
            "decided_at");

    private final AccountDatabase database;

    /** @param database the account schema */
    public RepaymentSeals(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Seals the repayments booked on a date; does nothing if they are sealed.
     *
     * @param date a date before the open date, to which no repayment can be added
     */
    public void seal(LocalDate date) {
        boolean sealed = database.sql("""
                        SELECT EXISTS (SELECT 1 FROM audit
                            WHERE subject_kind = :kind AND subject_id = :id AND action = :action)
                        """)
                .param("kind", KIND)
                .param("id", date.toString())
                .param("action", Action.SEAL_REPAYMENTS.name())
                .query(Boolean.class)
                .single();
        if (!sealed) {
            new AuditLog(database)
                    .append(new AuditEntry(
                            ACTOR,
                            Action.SEAL_REPAYMENTS,
                            AuditOutcome.DONE,
                            new Subject(KIND, date.toString()),
                            null,
                            sumUp(date)));
        }
    }

    /**
     * Compares the repayments with a row of the chain. Returns how they differ; empty if they agree, or if the row is
     * no seal.
     */
    Optional<String> difference(ChainedRow row) {
        if (!row.action().equals(Action.SEAL_REPAYMENTS.name())) {
            return Optional.empty();
        }
        String now = AuditLog.json(sumUp(LocalDate.parse(row.subject().id())));
        return now.equals(row.after())
                ? Optional.empty()
                : Optional.of("seals the repayments booked on " + row.subject().id() + " as " + row.after()
                        + ", but they are now " + now);
    }

    private Map<String, Object> sumUp(LocalDate date) {
        MessageDigest digest = ChainedRow.sha256();
        long count = 0;
        String last = "";
        List<String> page = page(digest, date, last);
        while (!page.isEmpty()) {
            count += page.size();
            last = page.getLast();
            page = page(digest, date, last);
        }
        return Map.of("repayments", count, "sha256", HexFormat.of().formatHex(digest.digest()));
    }

    /** @return the ids of the page that was added */
    private List<String> page(MessageDigest digest, LocalDate date, String after) {
        return database.sql("SELECT " + String.join(", ", SEALED) + """
                         FROM repayment_log
                        WHERE booking_date = :date AND id > :after ORDER BY id LIMIT :page
                        """)
                .param("date", date)
                .param("after", after)
                .param("page", PAGE)
                .query((row, n) -> {
                    add(digest, row);
                    return row.getString("id");
                })
                .list();
    }

    private static void add(MessageDigest digest, ResultSet row) throws SQLException {
        for (String column : SEALED) {
            ChainedRow.add(digest, column.endsWith("_at") ? microseconds(row, column) : row.getString(column));
        }
    }

    /** Formats a time in the same way for every driver. */
    private static @Nullable String microseconds(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : ChainedRow.TO_THE_MICROSECOND.format(at);
    }
}
