package floorplan.activities.receiptfile;

import static floorplan.activities.receiptfile.FilesUnderTest.CSV;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.activities.receiptfile.PlainBooks.PlainFile;
import floorplan.domain.loan.LoanType;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.TestSchema;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.receiptfile.ReceiptFileList;
import floorplan.store.receiptfile.ReceiptFileRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random files, valid, damaged and with keys that collide on purpose, are booked and applied as plain books say: the
 * outcome of each line, cash, unapplied money, each loan, and the credit that the messages restore. A seed is 20 files
 * of one bank account. The full trial is {@code -Dfloorplan.receipts.seeds=500}: 10,000 files.
 */
class RandomBookingsIT {
    private static final int SEEDS = Integer.getInteger("floorplan.receipts.seeds", 3);
    private static final int FILES_A_SEED = 20;
    private static final int MOST_LINES = 25;
    private static final int REFERENCES = 40;
    private static final int LOANS = 4;
    private static final int DAYS = 12;
    private static final List<String> AMOUNTS = List.of("1.00", "1", "2.50", "70.00", "333.33");

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
            LocalDate today = files.today();
            draw(books, today.minusDays(DAYS + 3));
            for (int file = 0; file < FILES_A_SEED; file++) {
                String name = "file " + file + " of seed " + seed;
                byte[] bytes = RandomReceiptFilesTest.damaged(
                        random, lines(random, today).getBytes(StandardCharsets.UTF_8));
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
                assertMoney(files, books, name);
            }
            booked.forEach(file -> assertSame(files, file));
            assertCredit(files);
        }
    }

    private static void draw(PlainBooks books, LocalDate drawdown) {
        SomeLoan[] loans = new SomeLoan[LOANS];
        for (int i = 0; i < LOANS; i++) {
            SomeLoan loan = new SomeLoan("L-" + i);
            loan.loanType = LoanType.DEALER;
            loan.dealerShare = null;
            loan.vin = "VIN-" + i;
            loan.annualRate = PlainLoan.RATE;
            loan.penaltyAnnualRate = "0";
            loan.lateFeeCents = 0;
            loan.drawnCents = PlainLoan.DRAWN;
            loan.drawdownDate = drawdown.toString();
            loan.maturityDate = drawdown.plusYears(1).toString();
            loans[i] = loan;
            books.loans.put("L-" + i, new PlainLoan(drawdown));
        }
        new AccountSchema().completed(loans);
    }

    private static void assertMoney(FilesUnderTest files, PlainBooks books, String name) {
        assertThat(
                        files.count(
                                "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = 'CASH' AND event <> 'DRAWDOWN'"))
                .as("cash after %s", name)
                .isEqualTo(books.cash);
        assertThat(files.count("SELECT COALESCE(SUM(open_amount), 0) FROM receipt"))
                .as("unapplied after %s", name)
                .isEqualTo(books.unapplied())
                .isEqualTo(-files.count(
                        "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = 'UNAPPLIED_RECEIPTS'"));
        List<String> loans = new ArrayList<>();
        books.loans.forEach((number, loan) -> {
            PlainLoan.Standing standing = loan.now();
            loans.add(number + " " + standing.principal + " " + standing.interest + " " + standing.interestPaid);
        });
        assertThat(files.owner.sql("""
                        SELECT CONCAT_WS(' ', loan_no, principal, dealer_interest - dealer_interest_paid, dealer_interest_paid)
                        FROM loan ORDER BY loan_no
                        """).query(String.class).list())
                .as("loans after %s", name)
                .isEqualTo(loans);
    }

    /** The messages to the credit side, added up, restore the principal that is repaid. */
    private static void assertCredit(FilesUnderTest files) {
        await("every reversal is told")
                .until(() -> files.count("SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NULL") == 0);
        assertThat(files.restoredCredit()).isEqualTo(files.count("SELECT SUM(drawn - principal) FROM loan"));
    }

    private static void assertSame(FilesUnderTest files, BookedFile file) {
        ReceiptFileRow row = files.get(file.row().id());
        TreeMap<Long, String> outcomes = new TreeMap<>();
        new ReceiptFileList(files.owner)
                .lines(row.seq(), null, 0, 1_000)
                .forEach(line -> outcomes.put(line.line().line(), String.valueOf(line.outcome())));
        assertThat(outcomes).as(row.id()).isEqualTo(file.plain().outcomes);
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
    private static String lines(Random random, LocalDate today) {
        StringBuilder file = new StringBuilder(ReadEntries.HEADER).append('\n');
        int lines = 1 + random.nextInt(MOST_LINES);
        for (int i = 0; i < lines; i++) {
            boolean isReturn = random.nextInt(4) == 0;
            String reference = random.nextInt(4) == 0 ? "" : (isReturn ? "R-" : "B-") + random.nextInt(REFERENCES);
            String original = !isReturn || random.nextInt(6) == 0 ? "" : "B-" + random.nextInt(REFERENCES);
            String currency = random.nextInt(10) == 0 ? "USD" : "CNY";
            file.append(String.join(
                            ",",
                            reference,
                            isReturn ? "RETURN" : "RECEIPT",
                            today.minusDays(random.nextInt(random.nextInt(DAYS) + 1))
                                    .toString(),
                            AMOUNTS.get(random.nextInt(AMOUNTS.size())),
                            currency,
                            random.nextBoolean() ? "DEALER" : "",
                            isReturn || currency.equals("USD") || random.nextInt(4) == 0
                                    ? ""
                                    : "L-" + random.nextInt(LOANS + 1),
                            "",
                            original,
                            ""))
                    .append('\n');
        }
        return file.toString();
    }
}
