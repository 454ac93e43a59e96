package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Banks' own CSV files, as their profiles describe them. */
class BankCsvTest {
    private static final String TITLES = """
            账户明细查询,,,,,,
            账号：6222000000000001,,,币种：人民币,,,

            """;
    private static final String COLUMNS = "交易流水号,交易日期,借方发生额,贷方发生额,对方户名,对方账号,摘要\n";

    static final BankProfile CHINESE = new BankProfile(
            "cn",
            CharsetRule.BY_CONTENT,
            ',',
            3,
            List.of("合计"),
            new BankColumns("交易流水号", null, "交易日期", null, "贷方发生额", "借方发生额", null, "对方户名", "对方账号", null, "摘要", null),
            new AmountFormat('.', ',', 2, true),
            new DateFormat("uuuuMMdd"),
            Currency.getInstance("CNY"),
            Set.of("人民币"),
            new EntryWords("摘要", List.of("退票", "退汇")),
            new EntryWords("摘要", List.of("手续费", "转账支出")));

    static final BankProfile EUROPEAN = new BankProfile(
            "eu",
            CharsetRule.BY_CONTENT,
            ';',
            0,
            List.of(),
            new BankColumns(
                    null, null, "Wertstellung", "Betrag", null, null, "Währung", "Name", null, null, "Zweck", "Saldo"),
            new AmountFormat(',', '.', 2, false),
            new DateFormat("dd.MM.uuuu"),
            Currency.getInstance("EUR"),
            Set.of(),
            EntryWords.NONE,
            new EntryWords("Zweck", List.of("Gebühr")));

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsAChineseCorporateStatement(String charset) {
        String file = TITLES + COLUMNS + """
                \t2026031000001 ,20260310,0.00,"12,345.60",上海经销商有限公司,6222000000000002,货款
                2026031000002,20260310,15.00,0.00,,,手续费-网银
                2026031000003,20260311,500.00,,上海经销商有限公司,6222000000000002,退票
                ,,,,,,
                合计,,515.00,12345.60
                """;

        ReadEntries read = ReadEntries.of(new BankCsv(CHINESE), file, charset);

        assertThat(read.wrong).isEmpty();
        assertThat(read.entries).extracting(FileEntry::signedCents).containsExactly(1_234_560L, -1_500L, -50_000L);
        assertThat(read.entries).extracting(FileEntry::line).containsExactly(5L, 6L, 7L);
        assertThat(read.lines())
                .extracting(ReceiptLine::kind)
                .containsExactly(ReceiptLineKind.RECEIPT, ReceiptLineKind.RETURN);
        ReceiptLine first = read.lines().getFirst();
        assertThat(first.bankReference()).isEqualTo("2026031000001");
        assertThat(first.valueDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(first.payerName()).isEqualTo("上海经销商有限公司");
        assertThat(first.payerAccount()).isEqualTo("6222000000000002");
        assertThat(first.text()).isEqualTo("货款");
        assertThat(read.charset).isEqualTo(charset);
    }

    @Test
    void readsOneSignedColumnInAEuropeanWayOfWriting() {
        ReadEntries read = ReadEntries.of(new BankCsv(EUROPEAN), """
                Wertstellung;Betrag;Währung;Name;Zweck;Saldo
                10.03.2026;1.234,56;EUR;Händler;Rate;2.234,56
                10.03.2026;-1,00;EUR;;Gebühr März;2.233,56
                """, "UTF-8");

        assertThat(read.wrong).isEmpty();
        assertThat(read.entries).extracting(FileEntry::signedCents).containsExactly(123_456L, -100L);
        assertThat(read.entries).extracting(FileEntry::balanceCents).containsExactly(223_456L, 223_356L);
        assertThat(read.lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            money out of no known kind | R,20260310,5.00,,,,购车       | ''       | takes money out, and profile cn names it neither a return nor an entry to skip; add the beginning of its text to the profile's returns or skipped
            both sides                 | R,20260310,5.00,6.00,,,退票   | 贷方发生额 | must be empty or zero if 借方发生额 is not
            no side                    | R,20260310,,,,,货款           | ''       | moves no money; its amount must not be zero
            a negative amount          | R,20260310,,-5.00,,,货款      | 贷方发生额 | must be an amount below a trillion with at most 2 decimals, such as 1,234.50; or be zero or empty
            another date               | R,2026-03-10,,5.00,,,货款     | 交易日期   | must be a date from 1900 to 2999, such as 20260310 (pattern uuuuMMdd)
            a short line               | R,20260310,,5.00             | ''       | must have as many fields as the header, 7, not 4
            """)
    void namesLineColumnAndReason(String what, String line, String column, String reason) {
        ReadEntries read = ReadEntries.of(new BankCsv(CHINESE), TITLES + COLUMNS + line + "\n", "UTF-8");

        assertThat(read.wrong).containsExactly(new LineReason(5, column, reason));
        assertThat(read.entries).isEmpty();
    }

    @Test
    void refusesAnotherCurrencyThanTheAccounts() {
        ReadEntries read = ReadEntries.of(new BankCsv(EUROPEAN), """
                Wertstellung;Betrag;Währung;Name;Zweck;Saldo
                10.03.2026;1,00;USD;;;1,00
                """, "UTF-8");

        assertThat(read.wrong)
                .containsExactly(new LineReason(2, "Währung", "must be EUR, the currency of the bank account"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a header too far down | 标题,¶标题,¶标题,¶标题,¶交易流水号,交易日期,借方发生额,贷方发生额,对方户名,对方账号,摘要 | no line up to line 4 has the columns 交易流水号
            a column is missing   | 交易流水号,交易日期,借方发生额,贷方发生额,对方户名,摘要                              | the nearest lacks 对方账号
            a column twice        | 交易流水号,交易日期,借方发生额,贷方发生额,对方户名,对方账号,摘要,摘要                  | line 1 names the column 摘要 twice
            nothing               | ''                                                                        | no line up to line 4 has the columns
            """)
    void saysHowTheHeaderDiffers(String what, String file, String problem) {
        ReadEntries read = ReadEntries.of(new BankCsv(CHINESE), file.replace('¶', '\n'), "UTF-8");

        assertThat(read.malformed)
                .hasValueSatisfying(message -> assertThat(message).contains(problem));
    }
}
