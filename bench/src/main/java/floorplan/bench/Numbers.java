package floorplan.bench;

import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code bench_number} of numbers, whose only column is {@code seq}. A join with it multiplies rows. */
public final class Numbers {
    private Numbers() {}

    /** Fills the table anew with numbers from 0 on, at least {@code wanted} of them. */
    public static void write(JdbcTemplate schema, long wanted) {
        schema.execute("DROP TABLE IF EXISTS bench_number");
        schema.execute("CREATE TABLE bench_number (seq BIGINT PRIMARY KEY)");
        schema.update("INSERT INTO bench_number VALUES (0)");
        for (long written = 1; written < wanted; written *= 2) {
            schema.update("INSERT INTO bench_number SELECT seq + ? FROM bench_number", written);
        }
    }
}
