package floorplan.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest(name = "{0} / {1} = {2}")
    @CsvSource({
        "14400, 360, 40.0000000000",
        "1, 365, 0.0027397260",
        "0.000000018, 360, 0.0000000001",
        "0.0000000179, 360, 0.0000000000",
    })
    void dividesToTenDecimalsHalfUp(BigDecimal yearly, int days, BigDecimal daily) {
        assertThat(Rounding.toTenDecimals(yearly, days)).isEqualTo(daily);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"0.0049999999, 0", "0.005, 1", "10, 1000", "1.015, 102", "1E3, 100000"})
    void roundsToCentsHalfUp(BigDecimal units, long cents) {
        assertThat(Rounding.toCents(units)).isEqualTo(cents);
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource({"100, 0.333333, 33", "1, 0.5, 1", "3, 0.5, 2", "277, 0.333333, 92", "7, 0, 0", "7, 1, 7"})
    void takesAShareToTheCentHalfUp(long cents, BigDecimal share, long part) {
        assertThat(Rounding.shareOf(cents, share)).isEqualTo(part);
    }

    @Test
    void neverOverflowsSilently() {
        assertThatThrownBy(() -> Rounding.toCents(new BigDecimal("92233720368547758.08")))
                .isInstanceOf(ArithmeticException.class);
    }
}
