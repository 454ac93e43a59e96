package floorplan.store.bulk;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.domain.credit.Decision;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Bulk requests of one schema. */
public final class Bulks {
    /** The most items of one request: the oldest dead letters, or the failed loans with the lowest keys. */
    public static final int MOST_ITEMS = 100_000;

    private final Database database;

    public Bulks(Database database) {
        this.database = database;
    }

    /** Adds a request without its items; false if its id is taken. */
    public boolean add(NewBulk bulk) {
        try {
            database.sql("""
                            INSERT INTO bulk (id, request_hash, decision, business_date, asked_by, reason, asked_at)
                            VALUES (:id, :hash, :decision, :date, :by, :reason, UTC_TIMESTAMP(6))
                            """)
                    .param("id", bulk.id())
                    .param("hash", bulk.requestHash())
                    .param("decision", bulk.decision().name())
                    .param("date", bulk.businessDate())
                    .param("by", bulk.askedBy())
                    .param("reason", bulk.reason())
                    .update();
            return true;
        } catch (DuplicateKeyException repeated) {
            return false;
        }
    }

    public Optional<BulkRequest> find(String id) {
        return database.inSnapshot(() ->
                counted(database.sql("SELECT * FROM bulk WHERE id = :id")
                                .param("id", id)
                                .query((row, n) -> row(row))
                                .list())
                        .stream()
                        .findFirst());
    }

    /**
     * The requests before a given one, newest first.
     *
     * @param businessDate the date whose failed loans they retry; null for requests about dead letters
     */
    public List<BulkRequest> before(@Nullable LocalDate businessDate, Instant askedAt, String id, int limit) {
        return database.inSnapshot(() -> counted(database.sql("""
                        SELECT * FROM bulk
                        WHERE business_date <=> :date AND asked_at <= :at AND (asked_at < :at OR id < :id)
                        ORDER BY asked_at DESC, id DESC LIMIT :limit
                        """)
                .param("date", businessDate)
                .param("at", LocalDateTime.ofInstant(askedAt, ZoneOffset.UTC))
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list()));
    }

    /**
     * Requests that were recorded at least {@code age} ago and have unfinished items, by id. The table is read whole:
     * people make few requests.
     *
     * @param after id of the last one of the page before; null for the first page
     */
    public List<NewBulk> unfinished(Duration age, @Nullable String after, int most) {
        return database.sql("""
                        SELECT * FROM bulk
                        WHERE finished_at IS NULL AND asked_at < UTC_TIMESTAMP(6) - INTERVAL :age SECOND AND id > :after
                        ORDER BY id LIMIT :most
                        """)
                .param("age", age.toSeconds())
                .param("after", after == null ? "" : after)
                .param("most", most)
                .query((row, n) -> row(row).asked())
                .list();
    }

    private List<BulkRequest> counted(List<BulkRequest> bulks) {
        Map<String, Map<ItemOutcome, Integer>> counts = new HashMap<>();
        if (!bulks.isEmpty()) {
            database.sql("""
                            SELECT bulk_id, outcome, COUNT(*) AS items FROM bulk_item
                            WHERE bulk_id IN (:ids) GROUP BY bulk_id, outcome
                            """)
                    .param("ids", bulks.stream().map(bulk -> bulk.asked().id()).toList())
                    .query(row -> {
                        counts.computeIfAbsent(row.getString("bulk_id"), id -> new EnumMap<>(ItemOutcome.class))
                                .put(ItemOutcome.valueOf(row.getString("outcome")), row.getInt("items"));
                    });
        }
        return bulks.stream()
                .map(bulk -> bulk.counted(counts.getOrDefault(bulk.asked().id(), Map.of())))
                .toList();
    }

    /**
     * The next items of a request.
     *
     * @param outcome null for any
     */
    public List<Item> items(String id, @Nullable ItemOutcome outcome, long after, int limit) {
        return database.sql("""
                        SELECT number, subject, outcome, detail, finished_at FROM bulk_item
                        WHERE bulk_id = :id AND number > :after %s ORDER BY number LIMIT :limit
                        """.formatted(outcome == null ? "" : "AND outcome = :outcome"))
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome == null ? "" : outcome.name())
                .param("limit", limit)
                .query((row, n) -> new Item(
                        row.getInt("number"),
                        row.getString("subject"),
                        ItemOutcome.valueOf(row.getString("outcome")),
                        row.getString("detail"),
                        instant(row, "finished_at")))
                .list();
    }

    /** Records the outcome of an item that has none yet. */
    public void settle(String id, Item item, ItemOutcome outcome, @Nullable String detail) {
        database.sql("""
                        UPDATE bulk_item SET outcome = :outcome, detail = :detail,
                            finished_at = CASE WHEN :outcome = 'DECIDED' THEN NULL ELSE UTC_TIMESTAMP(6) END
                        WHERE bulk_id = :id AND number = :number AND outcome = 'PENDING'
                        """)
                .param("id", id)
                .param("number", item.number())
                .param("outcome", outcome.name())
                .param("detail", detail)
                .update();
    }

    /** Records that each item has its result. */
    public void finish(String id) {
        database.sql("UPDATE bulk SET finished_at = UTC_TIMESTAMP(6) WHERE id = :id AND finished_at IS NULL")
                .param("id", id)
                .update();
    }

    private static BulkRequest row(ResultSet row) throws SQLException {
        NewBulk asked = new NewBulk(
                row.getString("id"),
                row.getString("request_hash"),
                Decision.valueOf(row.getString("decision")),
                row.getObject("business_date", LocalDate.class),
                row.getString("asked_by"),
                row.getString("reason"));
        return new BulkRequest(
                asked,
                Map.of(),
                row.getObject("asked_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
