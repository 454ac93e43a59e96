package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact grammar of amounts. */
class AmountFormatTest {
    private static final AmountFormat EUROPEAN = new AmountFormat(',', '.', 2, false);
    private static final AmountFormat CHINESE = new AmountFormat('.', ',', 2, true);
    private static final AmountFormat THREE = new AmountFormat('.', null, 3, false);

    @ParameterizedTest
    @CsvSource({"0,0", "1,100", "1.5,150", "1234.50,123450", "0.01,1", "999999999999.99,99999999999999", "007.10,710"})
    void readsPlainAmounts(String text, long cents) {
        assertThat(AmountFormat.PLAIN.cents(text)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,234.56",
                "1.234,56",
                "1234,56",
                "１２３４",
                "1e3",
                "1E3",
                "1.234",
                "1.",
                ".5",
                "-1",
                "+1",
                "1 ",
                " 1",
                "¥1",
                "1.5.0",
                "0x10",
                "1000000000000",
                "٣",
                "1_000",
                "NaN"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> AmountFormat.PLAIN.cents(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be an amount below a trillion with at most 2 decimals, such as 1234.50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.234,56     | 123456
            1234,56      | 123456
            999.999.999.999,99 | 99999999999999
            0,5          | 50
            """)
    void readsTheSeparatorsOfTheProfile(String text, long cents) {
        assertThat(EUROPEAN.cents(text)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23,4", "12.34", "1.2345,00", "1234.567,00", ".234,00", "1..234,00", "1,234.56"})
    void refusesSeparatorsOutOfPlace(String text) {
        assertThatThrownBy(() -> EUROPEAN.cents(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsFullWidthDigitsIfTheProfileSaysSo() {
        assertThat(CHINESE.cents("１，２３４．５０")).isEqualTo(123450);
        assertThat(CHINESE.signedCents("－１２")).isEqualTo(-1200);
    }

    @ParameterizedTest
    @CsvSource({"1.250,125", "1.25,125", "0.010,1"})
    void readsThreeDecimalsIfTheProfileSaysSoAndTheThirdIsZero(String text, long cents) {
        assertThat(THREE.cents(text)).isEqualTo(cents);
    }

    @Test
    void neverRounds() {
        assertThatThrownBy(() -> THREE.cents("1.255")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1.00,-100", "+1.00,100", "1.00,100", "-0,0"})
    void readsSigns(String text, long cents) {
        assertThat(AmountFormat.PLAIN.signedCents(text)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--1", "+-1", "-", "1-", "(1)"})
    void refusesOtherSigns(String text) {
        assertThatThrownBy(() -> AmountFormat.PLAIN.signedCents(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ;  |    | 2 | the decimal separator must be a point or a comma
            .  | .  | 2 | the thousands separator must be a point
            .  | x  | 2 | the thousands separator must be a point
            .  |    | 7 | the number of decimals must be 0 to 6
            """)
    void refusesAFormatThatCannotBeTold(char decimal, @Nullable Character thousands, int decimals, String problem) {
        assertThatThrownBy(() -> new AmountFormat(decimal, thousands, decimals, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }
}
