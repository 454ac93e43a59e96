package floorplan.store.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repayment's row says whose loan it is for. */
class RepaymentPartiesIT {
    private static final Path MIGRATION = Path.of("..", "sql", "account", "V051__repayment_parties_of_old_rows.sql");

    private final AccountDatabase owner = TestSchema.account("owner");
    private final AccountSchema schema = new AccountSchema();

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private void log(String id, String loan) {
        new RepaymentLog(schema.database)
                .keep(new AcceptedRepayment(
                        id,
                        "client",
                        id,
                        "h",
                        loan,
                        Payer.DEALER,
                        new Money(Currency.getInstance("CNY"), 100),
                        LocalDate.of(2026, 3, 10),
                        null,
                        BackDating.NONE));
    }

    private List<String> parties() {
        return owner.sql("SELECT * FROM repayment_log ORDER BY id")
                .query((row, n) -> row.getString("id") + " " + row.getString("dealer_id") + " "
                        + row.getString("manufacturer_id") + " " + row.getString("listed_value_date"))
                .list();
    }

    @Test
    void hasThePartiesOfAVisibleLoanAlone() {
        schema.claimed(new SomeLoan("L-2"));
        schema.completed(new SomeLoan("L-1"));
        log("a", "L-1");
        log("b", "L-2");
        log("c", "L-3");

        assertThat(parties())
                .containsExactly("a dealer maker 2026-03-10", "b null null 2026-03-10", "c null null 2026-03-10");
    }

    @Test
    void rowsFromBeforeGetThemByMigration() throws IOException {
        schema.completed(new SomeLoan("L-1"));
        log("a", "L-1");
        log("b", "L-3");
        owner.sql("UPDATE repayment_log SET dealer_id = NULL, manufacturer_id = NULL, listed_value_date = NULL")
                .update();

        owner.sql(Files.readString(MIGRATION)).update();

        assertThat(parties()).containsExactly("a dealer maker 2026-03-10", "b null null 2026-03-10");
    }
}
