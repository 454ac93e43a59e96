package floorplan.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.activities.csv.MalformedCsv;
import floorplan.api.imports.CreditLineFormat.Limit;
import floorplan.domain.imports.LineReason;
import floorplan.domain.money.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, encodings, headers and values of a CSV file, for any line format. */
class CsvFileTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void refusesUtf16ByName(String encoding) {
        byte[] file = "dealer_id,currency,limit\r\nD-1,CNY,1\r\n".getBytes(Charset.forName(encoding));

        assertThatThrownBy(() -> ReadLines.of(new ByteArrayInputStream(file), new CreditLineFormat()))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageStartingWith("line 1 has a NUL character; save the file as CSV in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "ISO-8859-1"})
    void namesTheLinesThatAreNotInUtf8(String encoding) throws IOException {
        String dealer = encoding.startsWith("GB") ? "上海经销商" : "Händler";
        String file = "dealer_id,currency,limit\nD-1,CNY,1\n" + dealer + ",CNY,1\nD-3,CNY,1\n";
        ReadLines<Limit> seen = ReadLines.of(
                new ByteArrayInputStream(file.getBytes(Charset.forName(encoding))), new CreditLineFormat());

        assertThat(seen.bad).singleElement().satisfies(wrong -> {
            assertThat(wrong.line()).isEqualTo(3);
            assertThat(wrong.field()).isEqualTo("dealer_id");
            assertThat(wrong.reason()).startsWith("is not in UTF-8");
        });
        assertThat(seen.good.keySet()).containsExactly(2L, 4L);
    }

    @ParameterizedTest(name = "{0} characters before it")
    @ValueSource(ints = {0, 1, 8_100, 8_150, 8_191, 8_192})
    void countsALoneCarriageReturnAsNoLine(int before) throws IOException {
        String file =
                "dealer_id,currency,limit\n\"" + "x".repeat(before) + "A\rB\",CNY,1\r\nD-2,CNY,-1\r\nD-3,CNY,1\r\n";
        ReadLines<Limit> seen = ReadLines.limits(file);

        assertThat(seen.bad).extracting(LineReason::line).containsExactly(2L, 3L);
        assertThat(seen.bad.getFirst().reason()).startsWith("has a carriage return without a line feed");
        assertThat(seen.good.keySet()).containsExactly(4L);
    }

    @Test
    void refusesLinesThatEndInACarriageReturnAlone() {
        assertThatThrownBy(() -> ReadLines.limits("dealer_id,currency,limit\rD-1,CNY,1\r"))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageStartingWith("line 1 has a carriage return without a line feed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            trailing commas         | D-2,CNY,1,,      | ''        | must have 3 fields, not 5
            nothing but commas      | ,,               | dealer_id | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            full-width digits       | D-2,CNY,１００     | limit     | must be an amount below a trillion with at most two decimals, such as 1234.50
            full-width letters      | Ｄ-2,CNY,1        | dealer_id | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            an accent               | Dé,CNY,1         | dealer_id | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            a blank behind an id    | 'D-2 ,CNY,1'     | dealer_id | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            lower case              | D-2,cny,1        | currency  | must be a currency code of ISO 4217 with two decimals, such as CNY
            """)
    void namesWhatNoProgramMeans(String what, String line, String field, String reason) throws IOException {
        ReadLines<Limit> seen = ReadLines.limits("dealer_id,currency,limit\nD-1,CNY,1\n" + line + "\nD-3,CNY,1\n");

        assertThat(seen.bad.getFirst()).isEqualTo(new LineReason(3, field, reason));
        assertThat(seen.good.keySet()).containsExactly(2L, 4L);
    }

    @Test
    void namesANulCharacter() throws IOException {
        ReadLines<Limit> seen = ReadLines.limits("dealer_id,currency,limit\nD-1,CNY,1\nD-2\0,CNY,1\n");

        assertThat(seen.bad).singleElement().satisfies(wrong -> {
            assertThat(wrong.line()).isEqualTo(3);
            assertThat(wrong.reason()).startsWith("has a NUL character");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dealer,currency,limit          | column 1 of the first line must be dealer_id, not dealer
            dealer_id,currency             | column 3 of the first line must be limit, not missing
            dealer_id,currency,currency    | column 3 of the first line must be limit, not currency
            dealer_id,currency,limit,      | column 4 of the first line must be absent, not empty
            dealer_id,currency,limit,note  | column 4 of the first line must be absent, not note
            Dealer_Id,currency,limit       | column 1 of the first line must be dealer_id, not Dealer_Id
            ''                             | the file is empty; its first line must be dealer_id,currency,limit
            """)
    void namesTheColumnThatIsWrong(String header, String problem) {
        assertThatThrownBy(() -> ReadLines.limits(header + "\n"))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D-1,CNY,\"100", "D-1,\"CNY\"x,100"})
    void refusesQuotesThatDoNotMatch(String line) {
        assertThatThrownBy(() -> ReadLines.limits("dealer_id,currency,limit\nD-0,CNY,1\n" + line + "\n"))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageContaining("after line ");
    }

    @Test
    void refusesALineThatNeverEnds() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        InputStream file = new SequenceInputStream(ReadLines.bytes("dealer_id,currency,limit\n\""), endless);

        assertThatThrownBy(() -> new CsvFile<>(file, new CreditLineFormat()).read(new ReadLines<>()))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageContaining("longer than 65536 characters");
    }

    @Test
    void readsLimits() throws IOException {
        ReadLines<Limit> seen =
                ReadLines.limits("dealer_id,currency,limit\nD-1,USD,0\nD-2,,999999999999.99\nD-3,CNY,-1\n");

        assertThat(seen.good)
                .containsExactly(
                        Map.entry(2L, new Limit("D-1", new Money(Currency.getInstance("USD"), 0))),
                        Map.entry(3L, new Limit("D-2", new Money(CNY, 99_999_999_999_999L))));
        assertThat(seen.bad).containsExactly(new LineReason(4, "limit", "CNY -1.00 must not be below 0"));
    }
}
