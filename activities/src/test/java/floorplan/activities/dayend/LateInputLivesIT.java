package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.imports.SomeLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loans of every type whose inputs arrive in time and late, between day-ends. Each correction compares the loan's rows
 * with all its inputs, so a correction that leaves wrong rows makes the next one fail.
 */
class LateInputLivesIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DRAWDOWN = LocalDate.parse("2026-01-05");
    private static final int LOANS = 6;
    private static final int DAYS = 80;

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private final List<String> repaid = new ArrayList<>();
    private Random random = new Random(0);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void booksBalanceEachDayAndClosedDatesStay(long seed) {
        random = new Random(seed);
        books.empty();
        LoanType[] types = LoanType.values();
        books.account.completed(IntStream.range(0, LOANS)
                .mapToObj(i -> BooksUnderTest.loan(types[i % types.length], "L" + i))
                .toArray(SomeLoan[]::new));
        List<String> first = List.of();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = DRAWDOWN.plusDays(day);
            assertThat(books.close(date)).as("seed %s, %s", seed, date).isEqualTo(DayEndStatus.BALANCED);
            first = unchanged(first, date);
            if (day > 20) {
                news(date.plusDays(1));
            }
        }
        IntStream.range(0, LOANS).forEach(loan -> books.correctRate("L" + loan, "2026-03-01", "0.05"));
        assertThat(books.close(DRAWDOWN.plusDays(DAYS))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT COUNT(*) FROM correction")).isGreaterThan(20);
    }

    /** Checks that the rows of closed dates are unchanged, and returns the rows so far. */
    private static List<String> unchanged(List<String> before, LocalDate through) {
        List<String> rows = books.rows("SELECT * FROM accrual WHERE business_date <= '" + through
                + "' AND booking_date = business_date ORDER BY business_date, loan_id");
        assertThat(rows.subList(0, before.size())).isEqualTo(before);
        return rows;
    }

    private void news(LocalDate open) {
        int loan = random.nextInt(LOANS);
        switch (random.nextInt(8)) {
            case 0 -> inTime(loan, open);
            case 1, 2 -> repayLate(loan, open);
            case 3 -> reverse(ReversalKind.BOUNCED);
            case 4 -> reverse(ReversalKind.MISPOSTED);
            case 5 ->
                books.correctRate(
                        "L" + loan,
                        past(open).toString(),
                        new BigDecimal(random.nextInt(150_000)).movePointLeft(6).toPlainString());
            case 6 ->
                books.waive(
                        "L" + loan, random.nextBoolean() ? YearMonth.of(2026, 1) : null, 1L + random.nextInt(250_00));
            default -> {}
        }
    }

    private void inTime(int loan, LocalDate open) {
        if (books.repay("L" + loan, Payer.DEALER, CNY, 1 + random.nextInt(5_000_00), open) == null) {
            repaid.add(books.newest());
        }
    }

    private void repayLate(int loan, LocalDate open) {
        Payer payer = random.nextInt(3) == 0 ? Payer.MANUFACTURER : Payer.DEALER;
        long cents = random.nextInt(6) == 0 ? 210_000_00 : 1 + random.nextInt(3_000_00);
        if (books.repay("L" + loan, payer, CNY, cents, past(open)) == null) {
            repaid.add(books.newest());
        }
    }

    private void reverse(ReversalKind kind) {
        if (!repaid.isEmpty()) {
            books.reverse(repaid.remove(random.nextInt(repaid.size())), kind);
        }
    }

    private LocalDate past(LocalDate open) {
        LocalDate date = open.minusDays(1 + random.nextInt(50));
        return date.isBefore(DRAWDOWN) ? DRAWDOWN : date;
    }
}
