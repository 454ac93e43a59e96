package floorplan.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.imports.ImportStatus;
import floorplan.store.TestSchema;
import floorplan.store.imports.ImportList;
import floorplan.store.reconcile.ReconciliationList;
import floorplan.store.reconcile.ReconciliationList.ReconciliationPosition;
import floorplan.store.repayment.RepaymentFilter;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.repayment.RepaymentList.RepaymentPosition;
import floorplan.store.reversal.ReversalList;
import floorplan.store.reversal.ReversalList.ReversalPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;

/** A read ended by its session's time limit is distinguished from every other failure. */
class BroadReadIT {
    /** More rows than any server counts in a second. */
    private static final String ENDLESS = """
            SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c
            WHERE a.column_name <> b.column_name
            """;

    private final AccountDatabase account = TestSchema.account("owner");

    @Test
    void aReadThatTheDatabaseBreaksOffIsTooSlow() {
        withTimeLimit(() -> assertThatThrownBy(() -> account.broad(
                        () -> account.sql(ENDLESS).query(Long.class).single()))
                .isInstanceOf(QueryTooSlow.class));
    }

    /** Limits each statement of this thread's transaction to a tenth of a second. */
    private void withTimeLimit(Runnable reads) {
        boolean mySql =
                !account.sql("SELECT VERSION()").query(String.class).single().contains("MariaDB");
        String limit = mySql ? "max_execution_time" : "max_statement_time";
        account.inTransaction(() -> {
            account.sql("SET SESSION " + limit + (mySql ? " = 100" : " = 0.1")).update();
            try {
                reads.run();
            } finally {
                account.sql("SET SESSION " + limit + " = 0").update();
            }
        });
    }

    /** The locked table holds the list up until its time limit. */
    @ParameterizedTest
    @ValueSource(strings = {"import", "reconciliation", "repayment_log", "reversal_log"})
    void aListThatTakesTooLongIsTooSlow(String table) throws SQLException {
        try (Connection locking = TestSchema.connections("account", "owner").getConnection();
                Statement lock = locking.createStatement()) {
            lock.execute("LOCK TABLES " + table + " WRITE");
            try {
                withTimeLimit(() -> assertThatThrownBy(() -> list(table)).isInstanceOf(QueryTooSlow.class));
            } finally {
                lock.execute("UNLOCK TABLES");
            }
        }
    }

    private List<?> list(String table) {
        return switch (table) {
            case "import" -> new ImportList(account).list(null, List.of(ImportStatus.values()), Long.MAX_VALUE, 1);
            case "reconciliation" -> new ReconciliationList(account).list(ReconciliationPosition.NEWEST, 1);
            case "repayment_log" -> new RepaymentList(account).list(new RepaymentFilter(), RepaymentPosition.NEWEST, 1);
            case "reversal_log" -> new ReversalList(account).list(null, ReversalPosition.NEWEST, 1);
            default -> throw new IllegalArgumentException(table);
        };
    }

    @Test
    void anotherFailureStaysWhatItIs() {
        assertThatThrownBy(() -> account.broad(
                        () -> account.sql("SELECT nothing FROM loan").query().listOfRows()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(account.broad(() -> "read")).isEqualTo("read");
    }
}
