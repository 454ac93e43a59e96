package floorplan.api.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loan without one of its rows is mended by the statement that {@code docs/operations.md} gives. */
class IncompleteLoanIT {
    private static final String LOAN = "INCOMPLETE";

    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void dropTheBackup() {
        TestStack.get().asDatabaseRoot("DROP DATABASE IF EXISTS restored");
    }

    @Test
    void isCompleteAgainAfterItsRowIsCopiedFromABackup() throws IOException {
        new Portfolio().dealer(LOAN, "200000.00").loan(LOAN, LOAN, "DEALER").importInto(system);
        assertThat(system.repay("incomplete", """
                        {"loanId": "INCOMPLETE", "payer": "DEALER", "amount": "100.00", "currency": "CNY", "valueDate": "2026-03-10"}
                        """).status()).isEqualTo(201);
        Answer before = system.get("/v1/loans/" + LOAN);
        TestStack.get().asDatabaseRoot("""
                CREATE DATABASE restored;
                CREATE TABLE restored.accrual LIKE account.accrual;
                INSERT INTO restored.accrual SELECT * FROM account.accrual;
                """);
        LocalDate missing = LocalDate.parse(before.text("/accruedThrough"));
        system.account.sql("""
                        DELETE a FROM accrual a JOIN loan l ON l.id = a.loan_id
                        WHERE l.loan_no = :loan AND a.business_date = :date
                        """).param("loan", LOAN).param("date", missing).update();
        system.account
                .sql("UPDATE loan SET version = version + 1 WHERE loan_no = :loan")
                .param("loan", LOAN)
                .update();
        Answer damaged = system.get("/v1/loans/" + LOAN);
        assertThat(damaged.status()).isEqualTo(422);
        assertThat(damaged.text("/type")).isEqualTo("/problems/loan-incomplete");
        assertThat(damaged.text("/detail")).contains(LOAN, missing.toString());

        TestStack.get()
                .asDatabaseRoot(statement().replace("L-2026-0001", LOAN).replace("2026-03-09", missing.toString()));

        Answer mended = system.get("/v1/loans/" + LOAN);
        assertThat(mended.status()).as(mended.response().body()).isEqualTo(200);
        assertThat(mended.body()).isEqualTo(before.body());
    }

    /** The statement of the section about such a loan. */
    private static String statement() throws IOException {
        String section = Files.readString(Path.of("..", "docs", "operations.md"))
                .split("## A loan whose records are incomplete\n", 2)[1]
                .split("\n## ", 2)[0];
        return section.split("```sql\n", 2)[1].split("```", 2)[0];
    }
}
