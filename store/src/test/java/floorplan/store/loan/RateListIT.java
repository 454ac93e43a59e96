package floorplan.store.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Rate;
import floorplan.store.TestSchema;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateListIT {
    private static final LocalDate BEFORE = LocalDate.of(2000, 1, 1);

    private final AccountSchema schema = new AccountSchema();
    private final RateList rates = new RateList(TestSchema.account("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    @Test
    void givesTheRatesOfAVisibleLoanByTheirDates() {
        ImportRow row = schema.claimed(new SomeLoan("L-1"));
        assertThat(rates.of("L-1", BEFORE, 9)).isEmpty();
        schema.newLoans.show(row.id());
        schema.database
                .sql(
                        "INSERT INTO loan_rate (loan_id, effective_from, annual_rate) SELECT id, '2026-04-01', 0.065 FROM loan")
                .update();
        Rate first = new Rate(LocalDate.of(2026, 1, 5), new BigDecimal("0.072"));
        Rate second = new Rate(LocalDate.of(2026, 4, 1), new BigDecimal("0.065"));

        assertThat(rates.of("L-1", BEFORE, 9))
                .hasValueSatisfying(all -> assertThat(all).containsExactly(first, second));
        assertThat(rates.of("L-1", first.effectiveFrom(), 9))
                .hasValueSatisfying(rest -> assertThat(rest).containsExactly(second));
        assertThat(rates.of("L-1", BEFORE, 1))
                .hasValueSatisfying(one -> assertThat(one).containsExactly(first));
        assertThat(rates.of("L-2", BEFORE, 9)).isEmpty();
    }
}
