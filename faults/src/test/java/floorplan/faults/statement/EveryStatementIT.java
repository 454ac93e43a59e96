package floorplan.faults.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import floorplan.devstack.Stack;
import floorplan.devstack.StackOptions;
import floorplan.devstack.TestStack;
import floorplan.store.Migrate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every statement of the product on MySQL once. All tests of the build have sent these statements to MariaDB, so
 * this test is in the last module. Outside of a whole build there are no statements, and it is skipped.
 */
class EveryStatementIT {
    /** MySQL only. */
    private static final Map<String, String> COMPAT = Map.of(
            "SERVERS", "compat",
            "SPRING_DATA_REDIS_HOST", "none",
            "SPRING_RABBITMQ_HOST", "none",
            "SPRING_TEMPORAL_CONNECTION_TARGET", "none");

    private static final List<SentStatement> SENT = new ArrayList<>();
    private static final Map<String, Pattern> WRITTEN = new LinkedHashMap<>();

    @BeforeAll
    static void readWhatTheBuildHasSent() throws IOException {
        List<Path> logs = TestStack.statements();
        assumeThat(logs).as("logs of a whole build").hasSize(2);
        StatementLog log = new StatementLog();
        for (Path file : logs) {
            log.read(file);
        }
        SENT.addAll(log.statements().values());
        for (String piece : WrittenStatements.in(Path.of("..", "store", "target", "classes"))) {
            WRITTEN.put(piece, WrittenStatements.asPartOf(piece));
        }
    }

    @Test
    void everyPieceOfSqlInTheProductWasSentByATest() {
        List<String> sent = SENT.stream()
                .map(statement -> SentStatement.onOneLine(statement.prepared()))
                .toList();
        assertThat(WRITTEN).hasSizeGreaterThan(100);
        List<String> unsent = WRITTEN.entrySet().stream()
                .filter(piece -> sent.stream().noneMatch(piece.getValue().asPredicate()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(unsent).as("pieces of SQL that no test sends").isEmpty();
    }

    @Test
    void mySqlTakesEveryStatementThatMariaDbWasSent(@TempDir Path folder) throws SQLException {
        Stack mySql = Stack.start(new StackOptions(folder, Map.of(), COMPAT));
        try {
            Migrate.migrate("account", mySql.environment());
            Migrate.migrate("clms", mySql.environment());
            assertThat(refusals(mySql.environment())).isEmpty();
        } finally {
            mySql.destroy();
        }
    }

    private static List<String> refusals(Map<String, String> servers) throws SQLException {
        List<String> refusals = new ArrayList<>();
        Map<String, Connection> connections = new HashMap<>();
        for (SentStatement statement : SENT) {
            if (!isWritten(statement)) {
                continue; // a test's own statement, which the server may have to refuse
            }
            if (!connections.containsKey(statement.user())) {
                connections.put(statement.user(), connect(servers, statement.user()));
            }
            Connection connection = Objects.requireNonNull(connections.get(statement.user()));
            try (PreparedStatement prepared = connection.prepareStatement(statement.prepared());
                    var executed = connection.createStatement()) {
                if (prepared.getParameterMetaData().getParameterCount() == 0
                        || !statement.executed().equals(statement.prepared())) {
                    executed.execute(statement.executed());
                }
            } catch (SQLException e) {
                // The tables are empty, so a broken constraint comes from the data alone.
                if (!Objects.requireNonNullElse(e.getSQLState(), "").startsWith("23")) {
                    refusals.add(e.getMessage() + "\n" + statement.shape() + "\n" + statement.executed());
                }
            } finally {
                connection.rollback();
            }
        }
        for (Connection connection : connections.values()) {
            connection.close();
        }
        return refusals;
    }

    private static boolean isWritten(SentStatement statement) {
        String sent = SentStatement.onOneLine(statement.prepared());
        return WRITTEN.values().stream().anyMatch(piece -> piece.matcher(sent).find());
    }

    /** Prepares on the server, so that the server parses a statement when it is prepared. */
    private static Connection connect(Map<String, String> servers, String user) throws SQLException {
        String schema = user.substring(0, user.indexOf('_')).toUpperCase(Locale.ROOT);
        Connection connection = DriverManager.getConnection(
                servers.get("FLOORPLAN_" + schema + "_URL") + "?useServerPrepStmts=true",
                user,
                servers.get("FLOORPLAN_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD"));
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }
}
