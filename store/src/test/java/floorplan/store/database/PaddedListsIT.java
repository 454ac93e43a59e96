package floorplan.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists in statements, on the real server. */
class PaddedListsIT {
    private final AccountDatabase database = TestSchema.account("worker");

    private static List<Integer> firstNumbers(int n) {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    @Test
    void preparesOneStatementForTheLengthsUpToEachPowerOfTwo() {
        database.inTransaction(() -> {
            long before = prepared();

            for (int length = 33; length <= 64; length++) {
                assertThat(database.sql("SELECT 64 IN (:numbers)")
                                .param("numbers", firstNumbers(length))
                                .query(Boolean.class)
                                .single())
                        .isEqualTo(length == 64);
            }

            assertThat(prepared() - before).isLessThanOrEqualTo(1);
        });
    }

    /** The number of statements that this connection has prepared. */
    private long prepared() {
        return database.sql("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'")
                .query((row, n) -> row.getLong(2))
                .single();
    }

    @Test
    void findsWhatIsInTheListAndNothingElse() {
        assertThat(numbers("n IN (:numbers)")).containsExactly(1, 2, 3);
        assertThat(numbers("n NOT IN (:numbers)")).containsExactly(4, 5);
    }

    private List<@Nullable Integer> numbers(String condition) {
        return database.sql("""
                        SELECT n FROM (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) five
                        WHERE %s ORDER BY n
                        """.formatted(condition))
                .param("numbers", firstNumbers(3))
                .query(Integer.class)
                .list();
    }
}
