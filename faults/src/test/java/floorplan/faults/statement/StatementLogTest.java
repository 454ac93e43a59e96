package floorplan.faults.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLogTest {
    private static final String LOG = """
            /usr/sbin/mariadbd, Version: 10.11.19-MariaDB (Debian 12). started with:
            Time                Id Command    Argument
            261128 22:44:03\t     3 Connect\taccount_worker@127.0.0.1 on account using TCP/IP
            \t\t     3 Query\tset autocommit=0
            \t\t     4 Connect\taccount_owner@127.0.0.1 on account using TCP/IP
            \t\t     3 Prepare\tSELECT id FROM loan
            WHERE loan_no IN (?, ?)
              AND id > ?
            261128 22:44:04\t     3 Execute\tSELECT id FROM loan
            WHERE loan_no IN ('L-1', 'it''s')
              AND id > 7
            \t\t     4 Query\tTRUNCATE TABLE loan
            \t\t     4 Query\tSELECT 1 FROM loan
            \t\t     3 Query\tSELECT id FROM loan WHERE loan_no IN ('L-2') AND id > 8
            \t\t     3 Query\tSELECT id FROM loan WHERE status = 'OPEN' AND dealer = 'd1'
            \t\t     3 Query\tSELECT id FROM loan WHERE status = 'CLOSED' AND dealer = 'd2'
            /usr/sbin/mariadbd, Version: 10.11.19-MariaDB (Debian 12). started with:
            Tcp port: 31485  Unix socket: mariadb.sock
            Time\t\t    Id Command\tArgument
            \t\t     3 Quit\t
            """;

    private final StatementLog log = new StatementLog();

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        log.read(Files.writeString(folder.resolve("log"), LOG));
    }

    @Test
    void keepsOneStatementOfEachShapeThatAnApplicationSent() {
        assertThat(log.statements().keySet())
                .containsExactly(
                        "account_worker: SELECT id FROM loan WHERE loan_no IN (?, …) AND id > ?",
                        "account_worker: SELECT id FROM loan WHERE loan_no IN (#) AND id > #",
                        "account_worker: SELECT id FROM loan WHERE status = 'OPEN' AND dealer = #",
                        "account_worker: SELECT id FROM loan WHERE status = 'CLOSED' AND dealer = #");
    }

    @Test
    void hasTheValuesThatAPreparedStatementWasExecutedWith() {
        SentStatement first = log.statements().values().iterator().next();
        assertThat(SentStatement.onOneLine(first.executed()))
                .isEqualTo("SELECT id FROM loan WHERE loan_no IN ('L-1', 'it''s') AND id > 7");
    }

    @Test
    void findsThePiecesOfAStatementAroundWhatIsFilledIn() {
        List<String> pieces = List.of(
                "SELECT id\n   FROM loan WHERE loan_no IN (:loanNos)",
                "%s WHERE loan_no IN (:a) AND id > %s",
                " AND id > ?");
        assertThat(pieces).allSatisfy(piece -> assertThat(sent()).containsPattern(WrittenStatements.asPartOf(piece)));
        assertThat(sent())
                .doesNotContainPattern(WrittenStatements.asPartOf("SELECT id FROM loan WHERE id > :a AND id > :b"));
    }

    @Test
    void aListMayBeLong() {
        String list = "?, ".repeat(100_000) + "'" + "x".repeat(100_000) + "'";
        assertThat(new SentStatement("account_worker", "SELECT " + list, "").shape())
                .isEqualTo("account_worker: SELECT ?, …, #");
    }

    private String sent() {
        return SentStatement.onOneLine(
                log.statements().values().iterator().next().prepared());
    }
}
