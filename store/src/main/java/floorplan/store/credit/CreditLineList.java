package floorplan.store.credit;

import floorplan.store.database.ClmsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists credit lines, and the use of a line over time. */
public final class CreditLineList {
    private final ClmsDatabase database;

    public CreditLineList(ClmsDatabase database) {
        this.database = database;
    }

    /**
     * The first {@code limit} lines of dealers behind an id, in the order of the ids.
     *
     * @param only the only dealer to list; null for all
     */
    public List<CreditLine> list(@Nullable String only, String after, int limit) {
        return database.sql("""
                        SELECT dealer_id, currency, credit_limit, used FROM credit_line
                        WHERE dealer_id > :after AND (:only IS NULL OR dealer_id = :only) ORDER BY dealer_id LIMIT :limit
                        """)
                .param("after", after)
                .param("only", only)
                .param("limit", limit)
                .query((row, n) -> new CreditLine(
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getLong("credit_limit"),
                        row.getLong("used")))
                .list();
    }

    /** The cents of a line that were used at the end of a date. */
    public record UsedAtEnd(LocalDate date, long used) {}

    /**
     * The use of a dealer's line at the end of each date from one date through another, oldest first: the amount used
     * now, less the movements that came later. Empty if the dealer has no line.
     *
     * @param zone the zone in which dates begin
     */
    public List<UsedAtEnd> usage(String dealerId, LocalDate from, LocalDate through, ZoneId zone) {
        return database.inSnapshot(() -> {
            Optional<Long> now = database.sql("SELECT used FROM credit_line WHERE dealer_id = :dealer")
                    .param("dealer", dealerId)
                    .query(Long.class)
                    .optional();
            if (now.isEmpty()) {
                return List.of();
            }
            NavigableMap<LocalDate, Long> moved = moved(dealerId, from, zone);
            long used = now.get();
            for (long later : moved.tailMap(through, false).values()) {
                used -= later;
            }
            List<UsedAtEnd> usage = new ArrayList<>();
            for (LocalDate date = through; !date.isBefore(from); date = date.minusDays(1)) {
                usage.add(new UsedAtEnd(date, used));
                used -= moved.getOrDefault(date, 0L);
            }
            return usage.reversed();
        });
    }

    /** The movements since the beginning of a date, in cents that they used, by the date on which they took effect. */
    private NavigableMap<LocalDate, Long> moved(String dealerId, LocalDate from, ZoneId zone) {
        NavigableMap<LocalDate, Long> moved = new TreeMap<>();
        database.sql("""
                        SELECT COALESCE(finished_at, created_at) AS moved_at, created_at, outcome = 'RELEASED' AS released,
                            CASE WHEN outcome IN ('RESERVED', 'REVERSED') THEN amount ELSE -amount END AS used
                        FROM credit_log
                        WHERE dealer_id = :dealer
                            AND outcome IN ('RESERVED', 'RELEASED', 'RESTORED', 'REVERSED', 'CORRECTED')
                            AND COALESCE(finished_at, created_at) >= :from
                        """)
                .param("dealer", dealerId)
                .param("from", utc(from.atStartOfDay(zone).toInstant()))
                .query(row -> {
                    long used = row.getLong("used");
                    moved.merge(date(row, "moved_at", zone), used, Long::sum);
                    if (row.getBoolean("released")) {
                        // The row of a reservation that was released stands for both movements.
                        moved.merge(date(row, "created_at", zone), -used, Long::sum);
                    }
                });
        return moved;
    }

    private static LocalDate date(ResultSet row, String column, ZoneId zone) throws SQLException {
        return LocalDate.ofInstant(row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC), zone);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
