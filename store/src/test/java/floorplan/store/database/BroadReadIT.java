package floorplan.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.store.TestSchema;
import org.junit.jupiter.api.Test;
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
        boolean mySql =
                !account.sql("SELECT VERSION()").query(String.class).single().contains("MariaDB");
        String limit = mySql ? "max_execution_time" : "max_statement_time";

        account.inTransaction(() -> {
            account.sql("SET SESSION " + limit + " = 1").update();
            try {
                assertThatThrownBy(() -> account.broad(
                                () -> account.sql(ENDLESS).query(Long.class).single()))
                        .isInstanceOf(QueryTooSlow.class);
            } finally {
                account.sql("SET SESSION " + limit + " = 0").update();
            }
        });
    }

    @Test
    void anotherFailureStaysWhatItIs() {
        assertThatThrownBy(() -> account.broad(
                        () -> account.sql("SELECT nothing FROM loan").query().listOfRows()))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(account.broad(() -> "read")).isEqualTo("read");
    }
}
