package floorplan.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseSettingsIT {
    @Test
    void preparesAStatementOnTheServerOnceAConnection() {
        TestSchema.account("worker"); // migrates
        Map<String, String> environment = TestStack.get().environment();
        DatabaseSettings settings = new DatabaseSettings(
                Objects.requireNonNull(environment.get("FLOORPLAN_ACCOUNT_URL")),
                Objects.requireNonNull(environment.get("FLOORPLAN_ACCOUNT_WORKER_USERNAME")),
                Objects.requireNonNull(environment.get("FLOORPLAN_ACCOUNT_WORKER_PASSWORD")),
                1);
        try (HikariDataSource pool = (HikariDataSource) settings.pool("prepared")) {
            JdbcTemplate database = new JdbcTemplate(pool);
            for (int i = 0; i < 3; i++) {
                assertThat(database.queryForObject("SELECT ? + 1", Integer.class, i))
                        .isEqualTo(i + 1);
            }
            assertThat(count(database, "Com_stmt_prepare")).isEqualTo(1);
            assertThat(count(database, "Com_stmt_execute")).isEqualTo(3);
        }
    }

    private static int count(JdbcTemplate database, String command) {
        return Integer.parseInt(Objects.requireNonNull(
                database.queryForObject("SHOW SESSION STATUS LIKE '" + command + "'", (row, n) -> row.getString(2))));
    }
}
