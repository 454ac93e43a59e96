package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floorplan's own format of receipts. */
class OwnCsvTest {
    private static final String GOOD = "B-1,RECEIPT,2026-03-10,100.00,CNY,DEALER,L-1,VIN1,,remittance";
    private static final String AMOUNT = "must be an amount below a trillion with at most 2 decimals, such as 1234.50";

    @Test
    void readsEveryField() {
        ReadEntries read = ReadEntries.own("B-2,RETURN,2026-03-11,10.5,USD,MANUFACTURER,L-1,VIN1,B-1,\"two\nlines\"\n");

        assertThat(read.only())
                .isEqualTo(new ReceiptLine(
                        2,
                        ReceiptLineKind.RETURN,
                        "B-2",
                        "",
                        LocalDate.of(2026, 3, 11),
                        new Money(Currency.getInstance("USD"), 1050),
                        Payer.MANUFACTURER,
                        "",
                        "",
                        "L-1",
                        "VIN1",
                        "B-1",
                        "two\nlines"));
        assertThat(read.charset).isEqualTo("UTF-8");
    }

    @Test
    void readsALineThatStatesAsLittleAsItMay() {
        ReceiptLine line = ReadEntries.own(",RECEIPT,2026-03-10,0.01,CNY,,,,,").only();

        assertThat(line.amount().cents()).isEqualTo(1);
        assertThat(line.payer()).isNull();
        assertThat(line.bankReference()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GB18030", "UTF-8", "UTF-16"})
    void readsChineseTextInAnyOfTheCharsets(String charset) {
        String file = ReadEntries.HEADER + "\r\n" + GOOD.replace("remittance", "上海经销商还款") + "\r\n";

        ReadEntries read = ReadEntries.of(new OwnCsv(), file, charset);

        assertThat(read.only().text()).isEqualTo("上海经销商还款");
        assertThat(read.charset).isEqualTo(charset);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void refusesUtf16WithoutAByteOrderMark(String charset) {
        ReadEntries read = ReadEntries.of(new OwnCsv(), ReadEntries.HEADER + "\n" + GOOD, charset);

        assertThat(read.malformed).hasValue("line 1 has a NUL character; save the file as CSV in UTF-8, not in UTF-16");
        assertThat(read.entries).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a comma for a point        | 'B,RECEIPT,2026-03-10,"1.234,56",CNY,,,,,'   | amount    | AMOUNT
            full-width digits          | B,RECEIPT,2026-03-10,１００,CNY,,,,,             | amount    | AMOUNT
            an exponent                | B,RECEIPT,2026-03-10,1e3,CNY,,,,,             | amount    | AMOUNT
            three decimals             | B,RECEIPT,2026-03-10,1.000,CNY,,,,,           | amount    | AMOUNT
            nothing                    | B,RECEIPT,2026-03-10,0.00,CNY,,,,,            | amount    | AMOUNT
            a sign                     | B,RECEIPT,2026-03-10,-5,CNY,,,,,              | amount    | AMOUNT
            no amount                  | B,RECEIPT,2026-03-10,,CNY,,,,,                | amount    | AMOUNT
            another kind               | B,FEE,2026-03-10,1,CNY,,,,,                   | kind      | must be one of [RECEIPT, RETURN]
            lower case                 | B,receipt,2026-03-10,1,CNY,,,,,               | kind      | must be one of [RECEIPT, RETURN]
            no such day                | B,RECEIPT,2026-02-30,1,CNY,,,,,               | value_date | must be a date from 1900 to 2999, such as 2026-03-10 (pattern uuuu-MM-dd)
            another order              | B,RECEIPT,10-03-2026,1,CNY,,,,,               | value_date | must be a date from 1900 to 2999, such as 2026-03-10 (pattern uuuu-MM-dd)
            long ago                   | B,RECEIPT,0026-03-10,1,CNY,,,,,               | value_date | must be a date from 1900 to 2999, such as 2026-03-10 (pattern uuuu-MM-dd)
            no currency                | B,RECEIPT,2026-03-10,1,,,,,,                  | currency  | must be a currency code of ISO 4217 with two decimals, such as CNY
            a currency without decimals | B,RECEIPT,2026-03-10,1,JPY,,,,,              | currency  | must be a currency code of ISO 4217 with two decimals, such as CNY
            another payer              | B,RECEIPT,2026-03-10,1,CNY,BANK,,,,           | payer     | must be DEALER, MANUFACTURER or empty
            a loan that cannot be      | B,RECEIPT,2026-03-10,1,CNY,,a loan,,,         | loan_id   | must be 1 to 64 characters of A-Z a-z 0-9 . _ : -
            too few fields             | B,RECEIPT,2026-03-10,1,CNY                    | ''        | must have 10 fields, not 5
            too many fields            | B,RECEIPT,2026-03-10,1,CNY,,,,,,              | ''        | must have 10 fields, not 11
            """)
    void namesLineColumnAndReason(String what, String line, String column, String reason) {
        ReadEntries read = ReadEntries.own(GOOD + "\n" + line + "\n" + GOOD + "\n");

        String rule = column.equals("amount") ? AMOUNT + "; it must be above zero" : reason;
        assertThat(read.wrong).containsExactly(new LineReason(3, column, rule));
        assertThat(read.entries).extracting(FileEntry::line).containsExactly(2L, 4L);
    }

    @Test
    void namesEveryWrongFieldOfALine() {
        ReadEntries read = ReadEntries.own("B,X,Y,Z,W,V,a b,,,\n");

        assertThat(read.wrong)
                .extracting(LineReason::field)
                .containsExactly("kind", "value_date", "amount", "currency", "payer", "loan_id");
    }

    @Test
    void refusesTextsThatAreTooLongOrUnreadable() {
        ReadEntries read = ReadEntries.own("B,RECEIPT,2026-03-10,1,CNY,,,,," + "x".repeat(501) + "\n"
                + "B\u0001,RECEIPT,2026-03-10,1,CNY,,,,,\n"
                + "B\0,RECEIPT,2026-03-10,1,CNY,,,,,\n"
                + "B,RECEIPT,2026-03-10,1,CNY,,,,,\"one\rtwo\"\n");

        assertThat(read.wrong)
                .extracting(reason -> reason.line() + " " + reason.field() + " " + reason.reason())
                .containsExactly(
                        "2 text must have at most 500 characters, not 501",
                        "3 bank_reference has a control character; only tabs and line feeds are allowed",
                        "4 bank_reference has a NUL character; save the file as CSV in UTF-8, not in UTF-16",
                        "5 text has a carriage return without a line feed; lines must end in CRLF or LF");
        assertThat(read.entries).isEmpty();
    }

    @Test
    void refusesAFileOfOneLineWithoutEndInBoundedMemory() {
        byte[] begun = (ReadEntries.HEADER + "\n\"").getBytes(StandardCharsets.US_ASCII);
        FileBytes endless = () -> new SequenceInputStream(new ByteArrayInputStream(begun), new Noise());

        ReadEntries read = ReadEntries.of(new OwnCsv(), endless);

        assertThat(read.malformed)
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith("a line is longer than 65536 characters"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | the file is empty; its first line must be bank_reference,kind
            bank_reference     | column 2 of the first line must be kind, not missing
            a,b                | column 1 of the first line must be bank_reference, not a;
            """)
    void namesTheColumnThatTheHeaderLacks(String header, String problem) {
        ReadEntries read = ReadEntries.of(new OwnCsv(), header, "UTF-8");

        assertThat(read.malformed)
                .hasValueSatisfying(message -> assertThat(message).startsWith(problem));
    }

    /** Forty megabytes without a line end. */
    private static final class Noise extends InputStream {
        private int left = 40_000_000;

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int read = Math.min(length, left);
            Arrays.fill(target, offset, offset + read, (byte) 'x');
            left -= read;
            return read == 0 ? -1 : read;
        }
    }
}
