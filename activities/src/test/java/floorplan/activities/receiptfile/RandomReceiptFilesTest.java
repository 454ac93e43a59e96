package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random files, valid, damaged and hostile, are read as a plain reference reads them. Each seed is 25 files; 10,000
 * files are {@code -Dfloorplan.receipts.seeds=400}.
 */
class RandomReceiptFilesTest {
    private static final int SEEDS = Integer.getInteger("floorplan.receipts.seeds", 120);
    private static final int FILES_A_SEED = 25;

    private static final List<String> AMOUNTS = List.of(
            "1.234,56",
            "1,234.56",
            "１００",
            "1e3",
            "1.005",
            "0",
            "0.00",
            "-5",
            "+5",
            "",
            " 5",
            "5.",
            ".5",
            "1000000000000",
            "999999999999.99",
            "٣",
            "NaN",
            "0x1",
            "00012.30");
    private static final List<String> DATES =
            List.of("2026-02-29", "2024-02-29", "10-03-2026", "20260310", "2026-3-1", "", "1899-12-31", "3000-01-01");
    private static final List<String> TEXTS = List.of(
            "货款",
            "两行\n的字",
            "\"quoted\"",
            "a,b",
            "tab\tbed",
            "nul\0",
            "bell\u0007",
            "lone\rreturn",
            "crlf\r\nin it",
            "Ünïcode",
            "😀",
            "\uFFFD",
            "=SUM(A1)",
            "x".repeat(65),
            "x".repeat(501),
            "\u0085");

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areReadAsThePlainReferenceReadsThem(int seed) {
        Random random = new Random(seed);
        for (int file = 0; file < FILES_A_SEED; file++) {
            byte[] bytes = damaged(random, encoded(random, lines(random)));
            PlainReference expected = PlainReference.of(bytes);

            ReadEntries read = ReadEntries.of(new OwnCsv(), bytes);

            String name = "file " + file + " of seed " + seed;
            assertThat(read.malformed.isPresent())
                    .as("%s is malformed: %s", name, read.malformed)
                    .isEqualTo(expected.malformed);
            if (!expected.malformed) {
                TreeMap<Long, Long> accepted = new TreeMap<>();
                read.entries.forEach(entry -> accepted.put(entry.line(), entry.signedCents()));
                TreeSet<String> refused = new TreeSet<>();
                read.wrong.forEach(reason -> refused.add(reason.line() + " " + reason.field()));
                assertThat(accepted).as(name).isEqualTo(expected.accepted);
                assertThat(refused).as(name).isEqualTo(expected.refused);
            }
        }
    }

    private static String lines(Random random) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder file = new StringBuilder(ReadEntries.HEADER).append(end);
        boolean valid = random.nextInt(3) == 0;
        int lines = random.nextInt(30);
        for (int i = 0; i < lines; i++) {
            file.append(line(random, valid)).append(random.nextInt(50) == 0 ? end + end : end);
        }
        if (random.nextInt(4) == 0) {
            file.setLength(file.length() - end.length());
        }
        return file.toString();
    }

    private static String line(Random random, boolean valid) {
        String[] fields = {
            "B-" + random.nextInt(1_000),
            random.nextInt(5) == 0 ? "RETURN" : "RECEIPT",
            "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
            random.nextInt(100_000) + "." + (random.nextBoolean() ? "50" : "1"),
            List.of("CNY", "USD", "EUR").get(random.nextInt(3)),
            List.of("", "DEALER", "MANUFACTURER").get(random.nextInt(3)),
            random.nextBoolean() ? "" : "L-" + random.nextInt(100),
            "",
            "",
            random.nextBoolean() ? "货款 " + random.nextInt() : ""
        };
        if (!valid && random.nextInt(3) == 0) {
            int field = random.nextInt(fields.length);
            fields[field] = pick(random, field == 3 ? AMOUNTS : field == 2 ? DATES : TEXTS);
        }
        String line = String.join(
                ",", Arrays.stream(fields).map(field -> quoted(random, field)).toList());
        return valid || random.nextInt(40) > 0 ? line : line + (random.nextBoolean() ? ",more" : "\"");
    }

    private static String pick(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(Random random, String field) {
        boolean needed = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed || random.nextInt(6) == 0 ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    private static byte[] encoded(Random random, String file) {
        return switch (random.nextInt(6)) {
            case 0 -> file.getBytes(Charset.forName("GB18030"));
            case 1 -> ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE);
            default -> file.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Leaves two files of three as they are. In the others it changes a byte or cuts some bytes out. */
    static byte[] damaged(Random random, byte[] file) {
        if (random.nextInt(3) > 0) {
            return file;
        }
        int at = random.nextInt(file.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> with(file, at, (byte) random.nextInt(256));
            case 2 -> with(file, at, (byte) '"');
            default -> spliced(file, at, random.nextInt(file.length - at));
        };
    }

    private static byte[] with(byte[] file, int at, byte value) {
        byte[] changed = file.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] spliced(byte[] file, int at, int length) {
        byte[] changed = new byte[file.length - length];
        System.arraycopy(file, 0, changed, 0, at);
        System.arraycopy(file, at + length, changed, at, file.length - at - length);
        return changed;
    }
}
