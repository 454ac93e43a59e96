package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.CSV;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.receiptfile.PlainBooks.PlainFile;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.receiptfile.ReceiptFileList;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Books random files, valid, damaged and with keys that collide on purpose, and compares the outcome of each line and
 * the cash with {@link PlainBooks}. A seed is 20 files of one bank account. The full trial is
 * {@code -Dfloorplan.receipts.seeds=500}: 10,000 files.
 */
class RandomBookingsIT {
    private static final int SEEDS = Integer.getInteger("floorplan.receipts.seeds", 3);
    private static final int FILES_A_SEED = 20;
    private static final int MOST_LINES = 25;
    private static final int REFERENCES = 40;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    /** A file that was booked, and the same file in the plain books. */
    private record BookedFile(ReceiptFileRow row, PlainFile plain) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areBookedAsPlainBooksSay(int seed) {
        TestSchema.empty("account");
        Random random = new Random(seed);
        PlainBooks books = new PlainBooks();
        List<BookedFile> booked = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        try (FilesUnderTest files = new FilesUnderTest()) {
            for (int file = 0; file < FILES_A_SEED; file++) {
                String name = "file " + file + " of seed " + seed;
                byte[] bytes =
                        RandomReceiptFilesTest.damaged(random, lines(random).getBytes(StandardCharsets.UTF_8));
                if (!sent.add(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    continue;
                }
                PlainReference read = PlainReference.of(bytes);
                boolean offByACent = random.nextInt(8) == 0;

                ReceiptFileRow row = files.end(files.arrive(CSV, null, control(read, offByACent ? 1 : 0), bytes));

                if (read.malformed || !read.refused.isEmpty()) {
                    assertThat(row.status()).as(name).isEqualTo(ReceiptFileStatus.REFUSED);
                } else if (offByACent) {
                    assertThat(row.status()).as(name).isEqualTo(ReceiptFileStatus.OUT_OF_BALANCE);
                } else {
                    booked.add(new BookedFile(row, books.book(read.fields)));
                }
                assertThat(files.booked("CASH")).as(name).isEqualTo(books.cash);
            }
            booked.forEach(file -> assertSame(files, file));
            files.assertFiguresAgree();
        }
    }

    private static void assertSame(FilesUnderTest files, BookedFile file) {
        ReceiptFileRow row = files.get(file.row().id());
        TreeMap<Long, String> outcomes = new TreeMap<>();
        new ReceiptFileList(files.owner)
                .lines(row.seq(), null, 0, 1_000)
                .forEach(line -> outcomes.put(line.line().line(), word(line.outcome())));
        assertThat(outcomes).as(row.id()).isEqualTo(file.plain().outcomes);
    }

    /** Matching has other tests; here it counts only that a receipt is booked. */
    private static String word(@Nullable LineOutcome outcome) {
        return outcome != null && outcome.broughtReceipt() ? "BOOKED" : String.valueOf(outcome);
    }

    private static String control(PlainReference read, long moreCents) {
        long receipts =
                read.accepted.values().stream().filter(cents -> cents > 0).count();
        long total = read.accepted.values().stream()
                .filter(cents -> cents > 0)
                .mapToLong(cents -> cents)
                .sum();
        long returned = -read.accepted.values().stream()
                .filter(cents -> cents < 0)
                .mapToLong(cents -> cents)
                .sum();
        return "receipts=%d/%s, returns=%d/%s"
                .formatted(
                        receipts,
                        BigDecimal.valueOf(total + moreCents, 2),
                        read.accepted.size() - receipts,
                        BigDecimal.valueOf(returned, 2));
    }

    /** Few references and amounts, so that lines repeat, conflict, and take each other back. */
    private static String lines(Random random) {
        StringBuilder file = new StringBuilder(ReadEntries.HEADER).append('\n');
        int lines = 1 + random.nextInt(MOST_LINES);
        for (int i = 0; i < lines; i++) {
            boolean isReturn = random.nextInt(4) == 0;
            String reference = random.nextInt(4) == 0 ? "" : (isReturn ? "R-" : "B-") + random.nextInt(REFERENCES);
            String original = !isReturn || random.nextInt(6) == 0 ? "" : "B-" + random.nextInt(REFERENCES);
            file.append(String.join(
                            ",",
                            reference,
                            isReturn ? "RETURN" : "RECEIPT",
                            "2026-03-1" + random.nextInt(2),
                            List.of("1.00", "1", "2.50").get(random.nextInt(3)),
                            random.nextInt(10) == 0 ? "USD" : "CNY",
                            random.nextBoolean() ? "DEALER" : "",
                            "",
                            "",
                            original,
                            ""))
                    .append('\n');
        }
        return file.toString();
    }
}
