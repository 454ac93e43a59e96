package floorplan.domain.loan;

import static floorplan.domain.TermsOf.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

    // Out of order on purpose.
    private final Rates rates =
            new Rates(List.of(rate("2026-03-01", "0.05"), rate("2026-01-01", "0.07"), rate("2026-02-01", "0.06")));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-01-01, 0.07",
        "2026-01-31, 0.07",
        "2026-02-01, 0.06",
        "2026-02-28, 0.06",
        "2026-03-01, 0.05",
        "2030-01-01, 0.05",
    })
    void areTheLastOneEffectiveOnOrBeforeTheDate(LocalDate date, BigDecimal annual) {
        assertThat(rates.on(date)).isEqualByComparingTo(annual);
    }

    @Test
    void nameTheOneThatBeginsOnADate() {
        assertThat(rates.effectiveFrom(LocalDate.parse("2026-02-01"))).contains(rate("2026-02-01", "0.06"));
        assertThat(rates.effectiveFrom(LocalDate.parse("2026-02-02"))).isEmpty();
    }

    @Test
    void haveNoneBeforeTheFirst() {
        assertThat(rates.first()).isEqualTo("2026-01-01");
        assertThatThrownBy(() -> rates.on(LocalDate.parse("2025-12-31")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-12-31")
                .hasMessageContaining("2026-01-01");
    }

    @Test
    void areKeptOldestFirst() {
        assertThat(rates.rates())
                .containsExactly(rate("2026-01-01", "0.07"), rate("2026-02-01", "0.06"), rate("2026-03-01", "0.05"));
    }

    @Test
    void refuseTwoOfOneDateAndNoneAtAll() {
        assertThatThrownBy(() -> new Rates(
                        List.of(rate("2026-01-01", "0.07"), rate("2026-03-01", "0.05"), rate("2026-01-01", "0.06"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01");
        assertThatThrownBy(() -> new Rates(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takeANewOneOnlyAfterTheLastAccruedDate() {
        LocalDate accruedThrough = LocalDate.parse("2026-02-10");
        assertThat(rates.with(rate("2026-02-11", "0.01"), accruedThrough).on(LocalDate.parse("2026-02-11")))
                .isEqualByComparingTo("0.01");
        assertThatThrownBy(() -> rates.with(rate("2026-02-10", "0.01"), accruedThrough))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must lie after 2026-02-10");
        assertThatThrownBy(() -> rates.with(rate("2026-03-01", "0.01"), accruedThrough))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two rates");
    }

    @Test
    void areEqualHoweverTheirZerosAreWritten() {
        assertThat(rate("2026-01-01", "0.07")).isEqualTo(rate("2026-01-01", "0.070000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "10", "1E+1000000000", "0.0720000", "1E-7"})
    void refuseWhatIsNoRate(String annual) {
        assertThatThrownBy(() -> rate("2026-01-01", annual))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annualRate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000001", "9.999999"})
    void takeEveryRateFromZeroToBelowTen(String annual) {
        assertThat(rate("2026-01-01", annual).annualRate()).isEqualByComparingTo(annual);
    }
}
