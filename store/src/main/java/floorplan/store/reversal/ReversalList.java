package floorplan.store.reversal;

import floorplan.domain.loan.Payer;
import floorplan.store.database.AccountDatabase;
import floorplan.store.reversal.ReversalViews.ReversalView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists reversals, and finds those of given repayments. */
public final class ReversalList {
    private final AccountDatabase database;

    public ReversalList(AccountDatabase database) {
        this.database = database;
    }

    /** The progress of a reversal. */
    public enum Status {
        /** Logged; the loan is unchanged. */
        ACCEPTED,
        /** Applied to the loan, and not yet sent to the credit side. */
        APPLIED,
        /** Applied to the loan, and sent to the credit side. */
        COMPLETED
    }

    /**
     * A reversal with the repayment that it reverses.
     *
     * @param amount in cents
     * @param client who asked for it
     */
    public record ReversedRepayment(
            String repaymentId,
            String loanNo,
            @Nullable String dealerId,
            Payer payer,
            long amount,
            String currency,
            Status status,
            String client,
            ReversalView reversal) {}

    /** A position in the list: directly behind the reversal of this repayment. */
    public record ReversalPosition(Instant acceptedAt, String repaymentId) {
        /** Before the newest one. */
        public static final ReversalPosition NEWEST = new ReversalPosition(Instant.parse("9999-12-31T00:00:00Z"), "");
    }

    /**
     * The first {@code limit} reversals behind a position, newest first.
     *
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<ReversedRepayment> list(@Nullable Status status, ReversalPosition after, int limit) {
        return database.broad(() -> database.sql(
                        """
                        SELECT %s, r.loan_no, r.dealer_id, r.payer, r.amount, r.currency
                        FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id %s
                        WHERE v.accepted_at <= :at AND (v.accepted_at < :at OR v.repayment_id < :id) %s
                        ORDER BY v.accepted_at DESC, v.repayment_id DESC LIMIT :limit
                        """.formatted(ReversalViews.COLUMNS, ReversalViews.JOIN_CORRECTION, condition(status)))
                .param("at", LocalDateTime.ofInstant(after.acceptedAt(), ZoneOffset.UTC))
                .param("id", after.repaymentId())
                .param("limit", limit)
                .query((row, n) -> reversed(row))
                .list());
    }

    private static String condition(@Nullable Status status) {
        return switch (status) {
            case null -> "";
            case ACCEPTED -> "AND v.status = 'ACCEPTED'";
            case APPLIED -> "AND v.status = 'APPLIED' AND v.sent_at IS NULL";
            case COMPLETED -> "AND v.sent_at IS NOT NULL";
        };
    }

    private static ReversedRepayment reversed(ResultSet row) throws SQLException {
        ReversalView view = ReversalViews.view(row);
        return new ReversedRepayment(
                row.getString("repayment_id"),
                row.getString("loan_no"),
                row.getString("dealer_id"),
                Payer.valueOf(row.getString("payer")),
                row.getLong("amount"),
                row.getString("currency"),
                view.sentAt() != null ? Status.COMPLETED : Status.valueOf(row.getString("status")),
                row.getString("client"),
                view);
    }

    /** The reversals of these repayments, by repayment; repayments without a reversal are left out. */
    public Map<String, ReversalView> of(Collection<String> repaymentIds) {
        Map<String, ReversalView> reversals = new HashMap<>();
        if (!repaymentIds.isEmpty()) {
            database.sql("SELECT " + ReversalViews.COLUMNS + """
                             FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                            """ + ReversalViews.JOIN_CORRECTION
                            + " WHERE v.repayment_id IN (:ids)")
                    .param("ids", repaymentIds)
                    .query(row -> {
                        reversals.put(row.getString("repayment_id"), ReversalViews.view(row));
                    });
        }
        return reversals;
    }
}
