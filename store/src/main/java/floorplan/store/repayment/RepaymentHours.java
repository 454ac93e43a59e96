package floorplan.store.repayment;

import floorplan.store.database.AccountDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts repayments by the hour in which they were accepted. */
public final class RepaymentHours {
    private final AccountDatabase database;

    /** @param database as the API's user, with a statement time limit that suits a list */
    public RepaymentHours(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The repayments accepted in an hour.
     *
     * @param refused of these, refused so far
     * @param completed of these, applied and sent to the credit side so far
     * @param mean time from acceptance until they were sent; null if none was
     * @param longest likewise
     */
    public record RepaymentHour(
            Instant start,
            long accepted,
            long refused,
            long completed,
            @Nullable Duration mean,
            @Nullable Duration longest) {
        /** Adds the other group of the hour's repayments: one of the two groups is sent, the other is not. */
        private RepaymentHour and(RepaymentHour others) {
            RepaymentHour sent = completed > 0 ? this : others;
            return new RepaymentHour(
                    start,
                    accepted + others.accepted,
                    refused + others.refused,
                    sent.completed,
                    sent.mean,
                    sent.longest);
        }
    }

    /**
     * Every hour of a span, oldest first, those without repayments included.
     *
     * @param first start of an hour
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<RepaymentHour> list(Instant first, int hours) {
        Map<Long, RepaymentHour> counted = database.broad(() -> count(first, hours));
        List<RepaymentHour> all = new ArrayList<>();
        for (long at = 0; at < hours; at++) {
            RepaymentHour none = new RepaymentHour(first.plus(at, ChronoUnit.HOURS), 0, 0, 0, null, null);
            all.add(counted.getOrDefault(at, none));
        }
        return all;
    }

    /**
     * Counts from {@code repayment_by_sending} alone, without a look at the rows: those that are sent, then those that
     * are not. A repayment is sent after it was accepted.
     */
    private Map<Long, RepaymentHour> count(Instant first, int hours) {
        Map<Long, RepaymentHour> counted = new TreeMap<>();
        database.sql("""
                        SELECT TIMESTAMPDIFF(HOUR, :first, accepted_at) AS slot, COUNT(*) AS accepted, 0 AS refused,
                            COUNT(*) AS completed, AVG(TIMESTAMPDIFF(MICROSECOND, accepted_at, sent_at)) AS mean_micros,
                            MAX(TIMESTAMPDIFF(MICROSECOND, accepted_at, sent_at)) AS longest_micros
                        FROM repayment_log FORCE INDEX (repayment_by_sending)
                        WHERE sent_at >= :first AND accepted_at >= :first AND accepted_at < :end GROUP BY slot
                        UNION ALL
                        SELECT TIMESTAMPDIFF(HOUR, :first, accepted_at) AS slot, COUNT(*),
                            COUNT(CASE WHEN status = 'REFUSED' THEN 1 END), 0, NULL, NULL
                        FROM repayment_log FORCE INDEX (repayment_by_sending)
                        WHERE sent_at IS NULL AND status IN ('ACCEPTED', 'APPLIED', 'REFUSED', 'REVERSED')
                            AND accepted_at >= :first AND accepted_at < :end GROUP BY slot
                        """)
                .param("first", RepaymentFilter.utc(first))
                .param("end", RepaymentFilter.utc(first.plus(hours, ChronoUnit.HOURS)))
                .query(row -> {
                    long slot = row.getLong("slot");
                    boolean some = row.getLong("completed") > 0;
                    RepaymentHour hour = new RepaymentHour(
                            first.plus(slot, ChronoUnit.HOURS),
                            row.getLong("accepted"),
                            row.getLong("refused"),
                            row.getLong("completed"),
                            some ? Duration.of(row.getLong("mean_micros"), ChronoUnit.MICROS) : null,
                            some ? Duration.of(row.getLong("longest_micros"), ChronoUnit.MICROS) : null);
                    counted.merge(slot, hour, RepaymentHour::and);
                });
        return counted;
    }
}
