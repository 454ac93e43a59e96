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
    record MoneyExample(String amount, String currency) {}

    record LineExample(String account, @Nullable String debit) {}

    record EntryExample(
            LocalDate date,
            @Nullable MoneyExample owed,
            List<LineExample> lines,
            @Nullable BigDecimal rate) {}

    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    @Test
    void namesTheFieldsOfPartsByTheirPath() {
        assertThat(CsvColumns.names(EntryExample.class))
                .containsExactly("date", "owed.amount", "owed.currency", "lines.account", "lines.debit", "rate");
    }

    @Test
    void makesARowOfEachElementOfAList() {
        EntryExample entry = new EntryExample(
                DATE,
                new MoneyExample("1.00", "CNY"),
                List.of(new LineExample("CASH", "1.00"), new LineExample("INTEREST", null)),
                null);

        assertThat(CsvColumns.rows(EntryExample.class, entry))
                .containsExactly(
                        List.of("2026-03-10", "1.00", "CNY", "CASH", "1.00", ""),
                        List.of("2026-03-10", "1.00", "CNY", "INTEREST", "", ""));
    }

    @Test
    void keepsTheColumnsOfWhatIsMissing() {
        assertThat(CsvColumns.rows(EntryExample.class, new EntryExample(DATE, null, List.of(), BigDecimal.ONE)))
                .containsExactly(List.of("2026-03-10", "", "", "", "", "1"));
    }

    record ListsExample(String id, @OnlyInJson List<LineExample> lines, String currency) {}

    @Test
    void leavesOutAListThatIsOnlyInJson() {
        assertThat(CsvColumns.names(ListsExample.class)).containsExactly("id", "currency");
        assertThat(CsvColumns.rows(
                        ListsExample.class,
                        new ListsExample(
                                "1", List.of(new LineExample("CASH", null), new LineExample("CASH", null)), "CNY")))
                .containsExactly(List.of("1", "CNY"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1,     '=1+1
            +x,       '+x
            @SUM(A1), '@SUM(A1)
            -D-1,     '-D-1
            ＝1+1,    '＝1+1
            ＋x,      '＋x
            －x,      '－x
            ＠x,      '＠x
            -5.00,    -5.00
            5.00,     5.00
            A=B,      A=B
            """)
    void letsNoTextBeTakenForAFormula(String text, String cell) {
        assertThat(CsvColumns.rows(MoneyExample.class, new MoneyExample(text, ""))
                        .getFirst()
                        .getFirst())
                .isEqualTo(cell);
    }
}
