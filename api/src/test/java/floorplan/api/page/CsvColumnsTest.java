package floorplan.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvColumnsTest {
    record Money(String amount, String currency) {}

    record Line(String account, @Nullable String debit) {}

    record Entry(
            LocalDate date,
            @Nullable Money owed,
            List<Line> lines,
            @Nullable BigDecimal rate) {}

    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    @Test
    void namesTheFieldsOfPartsByTheirPath() {
        assertThat(CsvColumns.names(Entry.class))
                .containsExactly("date", "owed.amount", "owed.currency", "lines.account", "lines.debit", "rate");
    }

    @Test
    void makesARowOfEachElementOfAList() {
        Entry entry = new Entry(
                DATE, new Money("1.00", "CNY"), List.of(new Line("CASH", "1.00"), new Line("INTEREST", null)), null);

        assertThat(CsvColumns.rows(Entry.class, entry))
                .containsExactly(
                        List.of("2026-03-10", "1.00", "CNY", "CASH", "1.00", ""),
                        List.of("2026-03-10", "1.00", "CNY", "INTEREST", "", ""));
    }

    @Test
    void keepsTheColumnsOfWhatIsMissing() {
        assertThat(CsvColumns.rows(Entry.class, new Entry(DATE, null, List.of(), BigDecimal.ONE)))
                .containsExactly(List.of("2026-03-10", "", "", "", "", "1"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1,     '=1+1
            +x,       '+x
            @SUM(A1), '@SUM(A1)
            -D-1,     '-D-1
            -5.00,    -5.00
            5.00,     5.00
            A=B,      A=B
            """)
    void letsNoTextBeTakenForAFormula(String text, String cell) {
        assertThat(CsvColumns.rows(Money.class, new Money(text, "")).getFirst().getFirst())
                .isEqualTo(cell);
    }
}
