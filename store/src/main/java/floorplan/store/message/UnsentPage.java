package floorplan.store.message;

import floorplan.store.database.AccountDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A page of a log's rows that are not yet sent to the credit side, in the order of their ids.
 *
 * @param age the minimum time since they were accepted
 * @param after last id of the page before; null for the first page
 */
public record UnsentPage(Duration age, @Nullable String after, int most) {
    /**
     * Reads the rows. The query should name the index by which the log's unsent rows are found: otherwise the database
     * searches along the primary key, through all rows ever sent.
     *
     * @param select the query's beginning, up to {@code WHERE} or {@code AND}
     * @param id the log's primary key
     */
    public <T> List<T> read(AccountDatabase log, String select, String id, RowMapper<T> row) {
        return log.sql(select + """
                         sent_at IS NULL AND accepted_at < UTC_TIMESTAMP(6) - INTERVAL :micros MICROSECOND AND %1$s > :after
                        ORDER BY %1$s LIMIT :most
                        """.formatted(id))
                .param("micros", age.toNanos() / 1_000)
                .param("after", after == null ? "" : after)
                .param("most", most)
                .query(row)
                .list();
    }
}
