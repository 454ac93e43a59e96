package floorplan.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "10, 1000, CNY 10.00",
        "0.1, 10, CNY 0.10",
        "-0.01, -1, CNY -0.01",
        "1E3, 100000, CNY 1000.00",
        "92233720368547758.07, 9223372036854775807, CNY 92233720368547758.07",
    })
    void isReadExactlyAndWrittenWithTwoDecimals(BigDecimal amount, long cents, String written) {
        Money money = Money.of(CNY, amount);
        assertThat(money).isEqualTo(new Money(CNY, cents)).hasToString(written);
        assertThat(money.amount()).isEqualByComparingTo(amount);
        assertThat(money.amount().scale()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "10.000", "1E-1000000000"})
    void refusesMoreThanTwoDecimals(String amount) {
        assertThatThrownBy(() -> Money.of(CNY, new BigDecimal(amount)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"92233720368547758.08", "1E+1000000000", "-92233720368547758.09"})
    void refusesWhatDoesNotFit(String amount) {
        assertThatThrownBy(() -> Money.of(CNY, new BigDecimal(amount)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "BHD", "XAU"})
    void refusesACurrencyWithoutTwoDecimals(String code) {
        assertThatThrownBy(() -> new Money(Currency.getInstance(code), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(code);
    }

    @Test
    void addsAndSubtractsOneCurrencyOnly() {
        Money ten = new Money(CNY, 1000);
        assertThat(ten.plus(new Money(CNY, 1))).isEqualTo(new Money(CNY, 1001));
        assertThat(ten.minus(new Money(CNY, 1))).isEqualTo(new Money(CNY, 999));
        Money dollar = new Money(USD, 100);
        assertThatThrownBy(() -> ten.plus(dollar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USD");
        assertThatThrownBy(() -> ten.minus(dollar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CNY");
    }

    @Test
    void neverOverflowsSilently() {
        Money most = new Money(CNY, Long.MAX_VALUE);
        Money cent = new Money(CNY, 1);
        assertThatThrownBy(() -> most.plus(cent)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(CNY, Long.MIN_VALUE).minus(cent)).isInstanceOf(ArithmeticException.class);
    }
}
