package floorplan.bench.list;

import floorplan.bench.Servers;
import floorplan.store.database.AccountDatabase;
import floorplan.store.repayment.RepaymentList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shows the database's plan of a read: logs the read's statements and explains the last one. */
final class Plans {
    private final Servers servers;
    private final JdbcTemplate account;

    /**
     * A list with connections of its own: the log has the values only of statements that were prepared while logging
     * was on.
     */
    private final RepaymentList list;

    Plans(Servers servers) {
        this.servers = servers;
        this.account = servers.asOwner("account");
        this.list = new RepaymentList(new AccountDatabase(servers.asAccountApi()));
        servers.asDatabaseRoot("GRANT SELECT ON mysql.general_log TO account_owner; SET GLOBAL log_output = 'TABLE'");
    }

    /**
     * The plan of the read's last statement: for each access to the table, its kind, its key, the estimated rows, and
     * further steps.
     */
    String of(Consumer<RepaymentList> read) {
        servers.asDatabaseRoot("TRUNCATE mysql.general_log; SET GLOBAL general_log = ON");
        read.accept(list);
        servers.asDatabaseRoot("SET GLOBAL general_log = OFF");
        List<String> statements = account.query("""
                SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log
                WHERE command_type = 'Execute' AND argument LIKE 'SELECT r.*%' ORDER BY event_time DESC
                """, (row, n) -> row.getString(1));
        return account.queryForList("EXPLAIN " + statements.getFirst()).stream()
                .filter(step -> "repayment_log".equals(step.get("table")))
                .map(Plans::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Map<String, Object> step) {
        return step.get("type") + " " + step.get("key") + ", " + step.get("rows") + " rows, " + step.get("Extra");
    }
}
