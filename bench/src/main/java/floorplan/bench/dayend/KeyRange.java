package floorplan.bench.dayend;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Loan keys from {@code first} to {@code last}. */
record KeyRange(long first, long last) {
    /** All loans, in ranges of {@code loans} each. */
    static List<KeyRange> all(JdbcTemplate database, int loans) {
        List<KeyRange> ranges = new ArrayList<>();
        List<Long> next = database.query("SELECT MIN(id) FROM loan", (row, n) -> row.getLong(1));
        while (!next.isEmpty()) {
            long first = next.getFirst();
            next = database.query(
                    "SELECT id FROM loan WHERE id >= ? ORDER BY id LIMIT 1 OFFSET " + loans,
                    (row, n) -> row.getLong(1),
                    first);
            ranges.add(new KeyRange(first, next.isEmpty() ? Long.MAX_VALUE : next.getFirst() - 1));
        }
        return ranges;
    }
}
