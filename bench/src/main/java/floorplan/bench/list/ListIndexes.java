package floorplan.bench.list;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The secondary indexes of a table, none of them unique. They are dropped while the table is filled, and added again.
 */
final class ListIndexes {
    private final JdbcTemplate schema;
    private final String table;
    private final List<SecondaryIndex> indexes;

    private record SecondaryIndex(String name, String columns) {}

    private ListIndexes(JdbcTemplate schema, String table, List<SecondaryIndex> indexes) {
        this.schema = schema;
        this.table = table;
        this.indexes = indexes;
    }

    static ListIndexes of(JdbcTemplate schema, String table) {
        return new ListIndexes(
                schema,
                table,
                schema.query(
                        """
                        SELECT index_name, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
                        FROM information_schema.statistics
                        WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY' GROUP BY index_name
                        """,
                        (row, n) -> new SecondaryIndex(row.getString("index_name"), row.getString("columns")),
                        table));
    }

    /** All indexes except these. */
    ListIndexes except(List<String> names) {
        return new ListIndexes(
                schema,
                table,
                indexes.stream().filter(index -> !names.contains(index.name())).toList());
    }

    void drop() {
        schema.execute("ALTER TABLE " + table + " "
                + indexes.stream().map(index -> "DROP INDEX " + index.name()).collect(Collectors.joining(", ")));
    }

    void add() {
        schema.execute("ALTER TABLE " + table + " "
                + indexes.stream()
                        .map(index -> "ADD INDEX " + index.name() + " (" + index.columns() + ")")
                        .collect(Collectors.joining(", ")));
    }
}
