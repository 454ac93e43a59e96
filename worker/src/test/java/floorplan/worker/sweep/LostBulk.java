package floorplan.worker.sweep;

import floorplan.store.database.Database;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bulk request, a retry of all its items, that has lost its workflow before it could begin. */
final class LostBulk {
    private LostBulk() {}

    /**
     * Adds one.
     *
     * @param date the business date of failed loans; null for dead letters
     * @param reason null for failed loans
     */
    static void add(Database schema, String id, @Nullable String date, @Nullable String reason, String... subjects) {
        schema.inTransaction(() -> {
            schema.sql("INSERT INTO bulk VALUES (?, ?, 'RETRY', ?, 'a person', ?, UTC_TIMESTAMP(6), NULL)")
                    .params(Arrays.asList(id, "h".repeat(64), date, reason))
                    .update();
            for (int number = 1; number <= subjects.length; number++) {
                schema.sql("INSERT INTO bulk_item VALUES (?, ?, ?, 'PENDING', NULL, NULL)")
                        .params(id, number, subjects[number - 1])
                        .update();
            }
        });
    }
}
