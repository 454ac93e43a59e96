package floorplan.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseSettingsIT {
    private static final Map<String, String> SERVERS = TestStack.get().environment();

    private static final int LONG_SUM = 200;
    private static final String LONG = "SELECT ?" + " + 1".repeat(LONG_SUM);

    private static HikariDataSource pool(String url) {
        return (HikariDataSource) new DatabaseSettings(
                        url,
                        setting("FLOORPLAN_ACCOUNT_WORKER_USERNAME"),
                        setting("FLOORPLAN_ACCOUNT_WORKER_PASSWORD"),
                        1,
                        Duration.ofSeconds(50))
                .pool("settings");
    }

    private static String setting(String name) {
        return Objects.requireNonNull(SERVERS.get(name));
    }

    @BeforeAll
    static void migrate() {
        TestSchema.account("worker");
    }

    @Test
    void preparesAStatementOnTheServerOnceAConnection() {
        try (HikariDataSource pool = pool(setting("FLOORPLAN_ACCOUNT_URL"))) {
            JdbcTemplate database = new JdbcTemplate(pool);
            for (int i = 0; i < 3; i++) {
                assertThat(database.queryForObject("SELECT ? + 1", Integer.class, i))
                        .isEqualTo(i + 1);
                assertThat(database.queryForObject(LONG, Integer.class, i)).isEqualTo(i + LONG_SUM);
            }
            assertThat(count(database, "Com_stmt_prepare")).isEqualTo(2);
            assertThat(count(database, "Com_stmt_execute")).isEqualTo(6);
        }
    }

    @Test
    void theServerEndsWhatTakesTooLong() {
        try (HikariDataSource pool = pool(setting("FLOORPLAN_ACCOUNT_URL"))) {
            boolean mySql = pool.getJdbcUrl().startsWith("jdbc:mysql:");
            List<Integer> session = new JdbcTemplate(pool)
                    .query(
                            "SELECT @@innodb_lock_wait_timeout, @@lock_wait_timeout, @@wait_timeout, @@net_write_timeout, "
                                    + (mySql ? "@@max_execution_time DIV 1000" : "@@max_statement_time"),
                            (row, n) ->
                                    List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                    .getFirst();
            assertThat(session).containsExactly(1, 1, 40, 40, 50);
        }
    }

    @Test
    void theDriverDisconnectsFromASilentServer() throws SQLException {
        try (HikariDataSource pool = pool(setting("FLOORPLAN_ACCOUNT_URL"));
                Connection connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(55_000);
        }
    }

    @Test
    void mySqlIsToldTheSameInItsOwnWords() throws SQLException {
        try (HikariDataSource pool = pool("jdbc:mysql://127.0.0.1:1/account")) {
            Properties told = pool.getDataSourceProperties();
            assertThat(told)
                    .containsEntry("connectTimeout", "2000")
                    .containsEntry("socketTimeout", "55000")
                    .containsEntry(
                            "sessionVariables",
                            "innodb_lock_wait_timeout=1,lock_wait_timeout=1,wait_timeout=40,net_write_timeout=40,max_execution_time=50000");
            assertThat(DriverManager.getDriver(pool.getJdbcUrl()).getPropertyInfo(pool.getJdbcUrl(), told))
                    .filteredOn(property -> told.containsKey(property.name))
                    .allSatisfy(property -> assertThat(property.value).isEqualTo(told.get(property.name)));
        }
    }

    private static int count(JdbcTemplate database, String command) {
        return Integer.parseInt(Objects.requireNonNull(
                database.queryForObject("SHOW SESSION STATUS LIKE '" + command + "'", (row, n) -> row.getString(2))));
    }
}
