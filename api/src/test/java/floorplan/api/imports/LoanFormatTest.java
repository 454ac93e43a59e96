package floorplan.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of a file of loans. */
class LoanFormatTest {
    private static final String HEADER =
            "loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,"
                    + "penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date";
    private static final String LOAN =
            "L-1,D-1,M-1,SPLIT,LSVAA4187E2123456,CNY,200000.00,0.072,0.108,200,ACT_365F,0.35,2026-01-05,2026-07-05";
    private static final List<String> COLUMNS = List.of(HEADER.split(","));
    private static final Currency CNY = Currency.getInstance("CNY");

    private static final LoanAgreement AGREEMENT = new LoanAgreement(
            "D-1",
            "M-1",
            "LSVAA4187E2123456",
            LocalDate.parse("2026-07-05"),
            new LoanTerms(
                    "L-1",
                    LoanType.SPLIT,
                    CNY,
                    20_000_000,
                    Rates.from(LocalDate.parse("2026-01-05"), new BigDecimal("0.072")),
                    new BigDecimal("0.108"),
                    20_000,
                    DayCount.ACT_365F,
                    new BigDecimal("0.35"),
                    LocalDate.parse("2026-01-05")));

    @Test
    void readsALoan() throws IOException {
        assertThat(loans(HEADER + "\n" + LOAN + "\n").good).containsExactly(Map.entry(2L, AGREEMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s",
                "%s\r\n%s\r\n",
                "\uFEFF%s\n%s\n",
                "%s\n%s\n\n\n",
            })
    void takesLinesAsProgramsWriteThem(String file) throws IOException {
        ReadLines<LoanAgreement> seen = loans(file.formatted(HEADER, LOAN));

        assertThat(seen.good).containsExactly(Map.entry(2L, AGREEMENT));
        assertThat(seen.bad).isEmpty();
    }

    @Test
    void takesAQuotedHeaderBehindAByteOrderMark() throws IOException {
        ReadLines<LoanAgreement> seen = loans("\uFEFF\"" + HEADER.replace(",", "\",\"") + "\"\r\n" + LOAN + "\r\n");

        assertThat(seen.good).containsExactly(Map.entry(2L, AGREEMENT));
    }

    @Test
    void namesALoanThatWasDrawnTooLongAgo() throws IOException {
        LoanFormat format = new LoanFormat(LocalDate.parse("2026-01-06"));
        String file =
                HEADER + "\n" + LOAN + "\n" + with("drawdown_date", "2026-01-06") + "\n" + with("drawdown_date", "x");
        ReadLines<LoanAgreement> seen = ReadLines.of(ReadLines.bytes(file), format);

        assertThat(seen.bad)
                .containsExactly(
                        new LineReason(
                                2,
                                "drawdown_date",
                                "must not lie before 2026-01-06; an earlier one needs the scope operations:write"),
                        new LineReason(4, "drawdown_date", "must be a date from 1900 to 2999, written YYYY-MM-DD"));
        assertThat(seen.good.keySet()).containsExactly(3L);
    }

    @Test
    void takesQuotedFields() throws IOException {
        assertThat(loans(HEADER + "\n\"" + LOAN.replace(",", "\",\"") + "\"\n").good)
                .containsExactly(Map.entry(2L, AGREEMENT));
    }

    @Test
    void fillsInWhatTheRulesHaveDefaultsFor() throws IOException {
        LoanTerms terms = terms(loans(HEADER + "\n" + with("currency", "").replace("ACT_365F", "")));

        assertThat(terms.currency()).isEqualTo(CNY);
        assertThat(terms.dayCount()).isEqualTo(DayCount.ACT_360);
    }

    @ParameterizedTest
    @CsvSource({"DEALER,1.000000", "MANUFACTURER,0.000000"})
    void knowsTheShareOfALoanThatIsNotSplit(LoanType type, BigDecimal share) throws IOException {
        LoanTerms terms = terms(loans(HEADER + "\n" + with("dealer_share", "").replace("SPLIT", type.name())));

        assertThat(terms.dealerShare()).isEqualTo(share);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            loan_id             | ''            | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            loan_id             | L/1           | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            loan_id             | ' L-1'        | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            dealer_id           | Händler       | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            manufacturer_id     | ''            | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            loan_type           | BOTH          | must be one of [DEALER, MANUFACTURER, SPLIT]
            loan_type           | ''            | must be one of [DEALER, MANUFACTURER, SPLIT]
            loan_type           | DEALER        | dealer_share: must be empty for a DEALER loan
            vin                 | ''            | must be 1 to 32 characters of A-Z 0-9 -
            vin                 | lsvaa         | must be 1 to 32 characters of A-Z 0-9 -
            currency            | RMB           | must be a currency code of ISO 4217 with two decimals, such as CNY
            currency            | JPY           | must be a currency code of ISO 4217 with two decimals, such as CNY
            principal           | ''            | must be an amount below a trillion with at most two decimals, such as 1234.50
            principal           | 1.234         | must be an amount below a trillion with at most two decimals, such as 1234.50
            principal           | 1e5           | must be an amount below a trillion with at most two decimals, such as 1234.50
            principal           | 1000000000000 | must be an amount below a trillion with at most two decimals, such as 1234.50
            principal           | 0             | CNY 0.00 must be above 0
            principal           | -5            | CNY -5.00 must be above 0
            annual_rate         | ''            | must be a decimal fraction, such as 0.072 for 7.2 %
            annual_rate         | 7.2%          | must be a decimal fraction, such as 0.072 for 7.2 %
            annual_rate         | 0.0720001     | 0.0720001 has more than six decimals
            annual_rate         | -0.01         | -0.01 must be a decimal fraction a year from 0 to below 10 (0.072 is 7.2 %)
            penalty_annual_rate | 10            | 10 must be a decimal fraction a year from 0 to below 10 (0.072 is 7.2 %)
            late_fee            | ''            | must be an amount below a trillion with at most two decimals, such as 1234.50
            late_fee            | -1            | CNY -1.00 must not be below 0
            day_count           | ACT/360       | must be one of [ACT_360, ACT_365F, ACT_ACT_ISDA]
            dealer_share        | ''            | must be stated for a SPLIT loan
            dealer_share        | 1.1           | 1.1 must be a fraction from 0 to 1
            dealer_share        | half          | must be a decimal fraction, such as 0.072 for 7.2 %
            drawdown_date       | 2026-02-29    | must be a date from 1900 to 2999, written YYYY-MM-DD
            drawdown_date       | 05.01.2026    | must be a date from 1900 to 2999, written YYYY-MM-DD
            drawdown_date       | 0026-01-05    | must be a date from 1900 to 2999, written YYYY-MM-DD
            maturity_date       | 2026-01-04    | 2026-01-04 must not lie before the drawdown date 2026-01-05
            maturity_date       | ''            | must be a date from 1900 to 2999, written YYYY-MM-DD
            """)
    void namesTheLineAndTheFieldThatIsWrong(String column, String value, String reason) throws IOException {
        ReadLines<LoanAgreement> seen = loans(HEADER + "\n" + LOAN + "\n" + with(column, value) + "\n" + LOAN);

        String[] other = reason.split(": ", 2);
        LineReason expected =
                COLUMNS.contains(other[0]) ? new LineReason(3, other[0], other[1]) : new LineReason(3, column, reason);
        assertThat(seen.bad).containsExactly(expected);
        assertThat(seen.good.keySet()).containsExactly(2L, 4L);
    }

    @Test
    void namesEveryFieldThatIsNoValueAtAll() throws IOException {
        ReadLines<LoanAgreement> seen = loans(HEADER + "\n,,,,,,,,,,,,,\n");

        assertThat(seen.bad)
                .extracting(LineReason::field)
                .containsExactlyInAnyOrder(
                        "loan_id",
                        "dealer_id",
                        "manufacturer_id",
                        "loan_type",
                        "principal",
                        "annual_rate",
                        "penalty_annual_rate",
                        "late_fee",
                        "drawdown_date",
                        "maturity_date");
    }

    @Test
    void countsFieldsOfALine() throws IOException {
        ReadLines<LoanAgreement> seen = loans(HEADER + "\n" + LOAN + ",more\n" + LOAN + "\nL-2\n");

        assertThat(seen.bad)
                .containsExactly(
                        new LineReason(2, "", "must have 14 fields, not 15"),
                        new LineReason(4, "", "must have 14 fields, not 1"));
    }

    @Test
    void namesTheLineAfterLinesThatAreEmptyOrBroken() throws IOException {
        ReadLines<LoanAgreement> seen =
                loans(HEADER + "\n\n" + with("vin", "\"A\nB\n\"") + "\n\n" + LOAN + "\n" + with("vin", "x"));

        assertThat(seen.bad).extracting(LineReason::line).containsExactly(3L, 8L);
        assertThat(seen.good.keySet()).containsExactly(7L);
    }

    private static String with(String column, String value) {
        String[] values = Arrays.copyOf(LOAN.split(","), COLUMNS.size());
        values[COLUMNS.indexOf(column)] = value;
        return String.join(",", values);
    }

    private static LoanTerms terms(ReadLines<LoanAgreement> seen) {
        return only(seen).terms();
    }

    private static <T> T only(ReadLines<T> seen) {
        assertThat(seen.bad).isEmpty();
        return seen.good.values().iterator().next();
    }

    private static ReadLines<LoanAgreement> loans(String file) throws IOException {
        return ReadLines.of(ReadLines.bytes(file), new LoanFormat(LocalDate.MIN));
    }
}
