package floorplan.store.attention;

import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import floorplan.store.repayment.RepaymentFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the items that need a person or take too long, by kind. */
public final class AttentionCounts {
    private final AccountDatabase account;
    private final ClmsDatabase clms;

    public AttentionCounts(AccountDatabase account, ClmsDatabase clms) {
        this.account = account;
        this.clms = clms;
    }

    /** A kind of item that may need a person. */
    public enum Kind {
        /** Dead letters that wait for a person's decision, or whose decision is not carried out yet. */
        DEAD_LETTERS,
        /** Loans with a date that could not be accrued. */
        FAILED_LOANS,
        /** Dates whose books do not balance and that nobody has accepted. */
        UNBALANCED_DATES,
        /** Differences that the newest finished reconciliation found and could not mend. */
        DIFFERENCES,
        /** Repayments accepted at least a minute ago that are neither refused nor sent to the credit side. */
        WAITING_REPAYMENTS,
        /** Reversals and correction requests, likewise: accepted at least a minute ago, not refused and not sent. */
        WAITING_CORRECTIONS,
        /** Receipts with an open amount: money that no loan takes yet. */
        OPEN_RECEIPTS,
        /**
         * Returns of banks' files whose receipt is not booked yet; also, until they are settled, those whose receipt
         * has paid loans or was returned by a person.
         */
        WAITING_RETURNS,
        /** Banks' files that wait for a person, because too many of their receipts match no loan. */
        HELD_FILES,
        /** Credit lines used beyond their limit. */
        LINES_BEYOND_LIMIT
    }

    /**
     * The number of items of a kind, and the wait of the oldest one.
     *
     * @param oldestAt start of the oldest item's wait; null if there is no item, or the start is unknown
     * @param oldestAge time since {@code oldestAt} by the database's clock; null likewise
     */
    public record Count(
            Kind kind,
            long count,
            @Nullable Instant oldestAt,
            @Nullable Duration oldestAge) {}

    /** One count of each kind. */
    public List<Count> all() {
        return Arrays.stream(Kind.values()).map(this::count).toList();
    }

    private Count count(Kind kind) {
        return switch (kind) {
            case DEAD_LETTERS -> count(kind, clms, """
                    SELECT COUNT(*) AS found, MIN(created_at) AS oldest FROM credit_log WHERE outcome = 'DEAD_LETTER'
                    """);
            case FAILED_LOANS -> count(kind, account, """
                    SELECT COUNT(DISTINCT loan_id) AS found, MIN(failed_at) AS oldest FROM day_end_failure
                    WHERE mended_at IS NULL
                    """);
            case UNBALANCED_DATES -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(t.checked_at) AS oldest
                    FROM trial_balance t LEFT JOIN trial_balance_acceptance a
                        ON a.business_date = t.business_date AND a.run = t.run
                    WHERE t.holds = 0 AND a.run IS NULL AND NOT EXISTS (
                        SELECT 1 FROM trial_balance n WHERE n.business_date = t.business_date AND n.run > t.run)
                    """);
            case DIFFERENCES -> count(kind, account, """
                    SELECT COUNT(DISTINCT d.kind, d.subject) AS found, MIN(c.started_at) AS oldest
                    FROM reconciliation_difference d
                        JOIN reconciliation_difference earlier ON earlier.kind = d.kind AND earlier.subject = d.subject
                        JOIN reconciliation c ON c.id = earlier.reconciliation_id
                    WHERE d.reconciliation_id = (
                        SELECT id FROM reconciliation WHERE finished_at IS NOT NULL ORDER BY started_at DESC, id LIMIT 1)
                    """);
            case WAITING_REPAYMENTS -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(accepted_at) AS oldest
                    FROM repayment_log FORCE INDEX (repayment_by_sending) WHERE %s
                    """.formatted(RepaymentFilter.WAITING));
            case WAITING_CORRECTIONS -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(waiting.accepted_at) AS oldest FROM (
                        SELECT accepted_at FROM reversal_log
                        WHERE sent_at IS NULL AND accepted_at < UTC_TIMESTAMP(6) - INTERVAL %1$d SECOND
                        UNION ALL
                        SELECT accepted_at FROM correction_request
                        WHERE sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED')
                            AND accepted_at < UTC_TIMESTAMP(6) - INTERVAL %1$d SECOND) waiting
                    """.formatted(RepaymentFilter.WAITS_TOO_LONG.toSeconds()));
            case OPEN_RECEIPTS -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(created_at) AS oldest FROM receipt WHERE status = 'OPEN'
                    """);
            case WAITING_RETURNS -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(created_at) AS oldest FROM waiting_return
                    """);
            case HELD_FILES -> count(kind, account, """
                    SELECT COUNT(*) AS found, MIN(touched_at) AS oldest FROM receipt_file WHERE status = 'HELD'
                    """);
            // A movement that leaves a line beyond its limit records the time. An import that lowers the limit records
            // none.
            case LINES_BEYOND_LIMIT -> count(kind, clms, """
                    SELECT COUNT(*) AS found, MIN(line.since) AS oldest FROM (
                        SELECT l.dealer_id, (SELECT MAX(m.created_at) FROM credit_log m
                            WHERE m.dealer_id = l.dealer_id AND m.beyond_limit IS NOT NULL) AS since
                        FROM credit_line l WHERE l.used > l.credit_limit) line
                    """);
        };
    }

    private static Count count(Kind kind, Database database, String select) {
        return database.sql("""
                        SELECT counted.found, counted.oldest,
                            TIMESTAMPDIFF(SECOND, counted.oldest, UTC_TIMESTAMP(6)) AS age FROM (%s) counted
                        """.formatted(select))
                .query((row, n) -> {
                    LocalDateTime oldest = row.getObject("oldest", LocalDateTime.class);
                    return oldest == null
                            ? new Count(kind, row.getLong("found"), null, null)
                            : new Count(
                                    kind,
                                    row.getLong("found"),
                                    oldest.toInstant(ZoneOffset.UTC),
                                    Duration.ofSeconds(row.getLong("age")));
                })
                .single();
    }
}
