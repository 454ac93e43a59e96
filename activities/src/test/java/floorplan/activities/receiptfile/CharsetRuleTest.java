package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.activities.csv.MalformedCsv;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that decides the charset of a file. */
class CharsetRuleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-8, UTF-8",
        "GB18030, GB18030",
        "GBK, GB18030",
        "UTF-16, UTF-16",
        "US-ASCII, UTF-8",
    })
    void readsAFileInTheFirstCharsetThatFitsAllOfIt(String written, String read) throws IOException {
        String text = written.equals("US-ASCII") ? "reference\n" : "交易流水号,上海经销商\n";

        assertThat(CharsetRule.BY_CONTENT.of(bytes(text.getBytes(Charset.forName(written)))))
                .isEqualTo(Charset.forName(read));
    }

    @Test
    void readsUtf8WithAByteOrderMark() throws IOException {
        byte[] marked = "\uFEFF交易".getBytes(StandardCharsets.UTF_8);

        assertThat(CharsetRule.BY_CONTENT.of(bytes(marked))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void doesNotFallBackFromAByteOrderMark() {
        byte[] mixed = joined("\uFEFF交易\n".getBytes(StandardCharsets.UTF_8), "上海".getBytes(Charset.forName("GBK")));

        assertThatThrownBy(() -> CharsetRule.BY_CONTENT.of(bytes(mixed)))
                .isInstanceOf(MalformedCsv.class)
                .hasMessage("the file begins with the byte order mark of UTF-8, but line 2 is not in UTF-8");
    }

    /** A file in neither charset: the GB18030 half is not UTF-8, and the file ends in the middle of a character. */
    @ParameterizedTest(name = "behind {0} lines")
    @ValueSource(ints = {1, 20_000, 70_000})
    void namesTheLineOfAFileInNoCharset(int lines) {
        byte[] file = joined(
                "some,text\n".repeat(lines).getBytes(StandardCharsets.US_ASCII),
                "上海".getBytes(Charset.forName("GBK")),
                new byte[] {'\n', (byte) 0xE4});

        assertThatThrownBy(() -> CharsetRule.BY_CONTENT.of(bytes(file)))
                .isInstanceOf(MalformedCsv.class)
                .hasMessage("line " + (lines + 1) + " is not in UTF-8; line " + (lines + 2)
                        + " is not in GB18030. Save the file as CSV in UTF-8");
    }

    @Test
    void readsACharacterThatCrossesTheBuffersEnd() throws IOException {
        byte[] file = ("x".repeat(65_535) + "上海".repeat(40_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(CharsetRule.BY_CONTENT.of(bytes(file))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void takesTheCharsetOfTheProfileAlone() {
        byte[] gbk = "上海".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> CharsetRule.UTF_8.of(bytes(gbk)))
                .isInstanceOf(MalformedCsv.class)
                .hasMessageStartingWith("line 1 is not in UTF-8.");
    }

    private static FileBytes bytes(byte[] file) {
        return () -> new ByteArrayInputStream(file);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
