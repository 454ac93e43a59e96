package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.store.imports.SomeLoan;
import floorplan.store.journal.OpenDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates closed on the real database, step by step. */
class DayEndIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String BOOKED_THROUGH_9_JANUARY = """
            SELECT a.*, '' AS of FROM accrual a WHERE booking_date <= '2026-01-09' ORDER BY business_date, loan_id
            """;
    private static final String POSTED_THROUGH_9_JANUARY =
            "SELECT * FROM journal_line WHERE booking_date <= '2026-01-09' ORDER BY booking_date, source, event, account";

    private static BooksUnderTest books;

    @BeforeAll
    static void connect() {
        books = new BooksUnderTest();
    }

    @AfterAll
    static void disconnect() {
        books.close();
    }

    @BeforeEach
    void empty() {
        books.empty();
    }

    private static SomeLoan loan(LoanType type, String number) {
        SomeLoan loan = new SomeLoan(number);
        loan.loanType = type;
        loan.dealerShare = type == LoanType.SPLIT ? "0.35" : null;
        return loan;
    }

    private static SomeLoan[] oneOfEachType() {
        return Stream.of(LoanType.values()).map(type -> loan(type, type.name())).toArray(SomeLoan[]::new);
    }

    @Test
    void beginsWithTheEarliestDrawdownAndClosesInOrder() {
        books.account.completed(oneOfEachType());

        assertThat(catchThrowable(() -> books.dayEnd.begin(LocalDate.of(2026, 1, 6))))
                .hasStackTraceContaining("2026-01-06 waits: 2026-01-05 is to be closed first");
        assertThat(books.close("2026-01-05")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(catchThrowable(() -> books.dayEnd.begin(LocalDate.of(2026, 1, 7))))
                .hasStackTraceContaining("2026-01-07 waits: 2026-01-06 is to be closed first");
    }

    @Test
    void closesTheWorkedExample() {
        books.account.completed(oneOfEachType());

        books.closeThrough("2026-01-05", "2026-03-09");

        assertThat(books.rows("""
                        SELECT l.loan_no, a.dealer_interest_total, a.manufacturer_interest_total, a.late_fee_total, a.penalty_total
                        FROM accrual a JOIN loan l ON l.id = a.loan_id WHERE business_date = '2026-03-09' ORDER BY l.loan_no
                        """))
                .containsExactly(
                        "DEALER 256000 0 20000 551", "MANUFACTURER 0 256000 0 0", "SPLIT 89600 166400 20000 193");
        assertThat(books.rows("SELECT business_date, late_fee FROM accrual WHERE late_fee > 0"))
                .containsExactly("2026-02-20 20000", "2026-02-20 20000");
    }

    @Test
    void changesNothingWhenARangeIsClosedAgain() {
        books.account.completed(oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        var range = books.dayEnd.plan(date, LoanType.SPLIT).ranges().getFirst();
        var result = books.dayEnd.closeRange(date, range);
        List<String> rows = books.rows("SELECT * FROM accrual");

        assertThat(books.dayEnd.closeRange(date, range)).isEqualTo(result);
        assertThat(books.rows("SELECT * FROM accrual")).isEqualTo(rows).hasSize(1);
        assertThat(books.close(date)).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void booksALoanImportedBehindClosedDaysOnTheOpenOne() {
        books.account.completed(oneOfEachType());
        books.closeThrough("2026-01-05", "2026-01-09");
        List<String> accruals = books.rows(BOOKED_THROUGH_9_JANUARY);
        List<String> journal = books.rows(POSTED_THROUGH_9_JANUARY);

        books.account.completed(loan(LoanType.DEALER, "LATE"));
        assertThat(books.close("2026-01-10")).isEqualTo(DayEndStatus.BALANCED);

        assertThat(books.rows(BOOKED_THROUGH_9_JANUARY)).isEqualTo(accruals);
        assertThat(books.rows(POSTED_THROUGH_9_JANUARY)).isEqualTo(journal);
        assertThat(books.rows("""
                        SELECT COUNT(*), MIN(a.business_date), MIN(a.booking_date), MAX(a.booking_date)
                        FROM accrual a JOIN loan l ON l.id = a.loan_id WHERE l.loan_no = 'LATE'
                        """)).containsExactly("6 2026-01-05 2026-01-10 2026-01-10");
    }

    @Test
    void closesALoanImportedIntoAFinishedRange() {
        books.account.completed(oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.closeLoans(date);
        books.account.completed(loan(LoanType.DEALER, "LATE"));

        assertThat(books.dayEnd.moveOpenDate(date)).isFalse();
        books.closeLoans(date);
        assertThat(books.dayEnd.moveOpenDate(date)).isTrue();
        assertThat(books.check(date)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT COUNT(*) FROM accrual")).isEqualTo(4);
    }

    @Test
    void leavesALoanAloneThatARepaymentHasTakenPastTheDate() {
        books.account.completed(oneOfEachType());
        assertThat(books.repay("DEALER", Payer.DEALER, CNY, 5_000, LocalDate.of(2026, 1, 8)))
                .isNull();
        List<String> caughtUp = books.rows("SELECT * FROM accrual ORDER BY business_date");

        books.closeThrough("2026-01-05", "2026-01-07");

        assertThat(books.rows("SELECT a.* FROM accrual a JOIN loan l ON l.id = a.loan_id WHERE l.loan_no = 'DEALER'"
                        + " ORDER BY business_date"))
                .isEqualTo(caughtUp)
                .hasSize(3);
        assertThat(books.count("SELECT COUNT(*) FROM accrual")).isEqualTo(9);
    }

    @Test
    void leavesAPaidOffLoanWithoutARowFromItsValueDateOn() {
        books.account.completed(oneOfEachType());
        books.close("2026-01-05");
        assertThat(books.repay("DEALER", Payer.DEALER, CNY, 20_000_000 + 4_000, LocalDate.of(2026, 1, 6)))
                .isNull();

        books.closeThrough("2026-01-06", "2026-01-07");

        assertThat(books.count("SELECT COUNT(*) FROM accrual WHERE business_date >= '2026-01-06'"))
                .isEqualTo(4);
    }

    static Stream<Arguments> poisons() {
        return Stream.of(
                Arguments.of(
                        "no rate",
                        "DELETE FROM loan_rate WHERE loan_id = (SELECT id FROM loan WHERE loan_no = 'P-07')",
                        "INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan WHERE loan_no = 'P-07'",
                        "rate"),
                Arguments.of("an amount that does not fit", """
                        UPDATE loan l JOIN loan_rate r ON r.loan_id = l.id
                        SET drawn = 9000000000000000000, principal = 9000000000000000000, annual_rate = 9.9 WHERE loan_no = 'P-07'
                        """, """
                        UPDATE loan l JOIN loan_rate r ON r.loan_id = l.id
                        SET drawn = 20000000, principal = 20000000, annual_rate = 0.072 WHERE loan_no = 'P-07'
                        """, "Out of range value"),
                Arguments.of(
                        "a row that is there already",
                        """
                        INSERT INTO accrual SELECT '2026-01-05', id, '2026-01-05', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                        FROM loan WHERE loan_no = 'P-07'
                        """,
                        "DELETE FROM accrual WHERE loan_id = (SELECT id FROM loan WHERE loan_no = 'P-07')",
                        "Duplicate entry"),
                Arguments.of(
                        "a share that is none",
                        "UPDATE loan SET dealer_share = 1.5 WHERE loan_no = 'P-07'",
                        "UPDATE loan SET dealer_share = 0.35 WHERE loan_no = 'P-07'",
                        "dealerShare"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisons")
    void recordsABadLoanAndClosesItsNeighboursAndItOnceItIsMended(
            String name, String poison, String mend, String reason) {
        List<SomeLoan> loans = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            loans.add(loan(LoanType.SPLIT, "P-%02d".formatted(i)));
        }
        books.account.completed(loans.toArray(SomeLoan[]::new));
        books.owner.sql(poison).update();
        LocalDate date = LocalDate.of(2026, 1, 5);

        books.dayEnd.begin(date);
        books.closeLoans(date);
        books.dayEnd.moveOpenDate(date);

        assertThat(books.rows("""
                        SELECT l.loan_no FROM day_end_failure f JOIN loan l ON l.id = f.loan_id
                        WHERE f.mended_at IS NULL AND f.business_date = '2026-01-05'
                        """)).containsExactly("P-07");
        assertThat(books.rows("SELECT reason FROM day_end_failure").getFirst()).contains(reason);
        assertThat(books.count("SELECT COUNT(*) FROM loan WHERE accrued_through = '2026-01-05'"))
                .isEqualTo(19);
        assertThat(books.rows("SELECT eligible, done, failed FROM day_end_range"))
                .containsExactly("20 19 1");

        books.owner.sql(mend).update();
        assertThat(books.retryFailures(date)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT COUNT(*) FROM loan WHERE accrued_through = '2026-01-05'"))
                .isEqualTo(20);
        assertThat(books.close("2026-01-06")).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void goesOnWithFailuresAndClosesTheMissingDatesInOrderLater() {
        books.account.completed(oneOfEachType());
        books.close("2026-01-05");
        books.owner
                .sql("DELETE FROM loan_rate WHERE loan_id = (SELECT id FROM loan WHERE loan_no = 'SPLIT')")
                .update();
        assertThat(books.close("2026-01-06")).isEqualTo(DayEndStatus.FAILURES);
        assertThat(books.close("2026-01-07")).isEqualTo(DayEndStatus.FAILURES);
        books.owner
                .sql("INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan WHERE loan_no = 'SPLIT'")
                .update();

        assertThat(books.close("2026-01-08")).isEqualTo(DayEndStatus.BALANCED);

        assertThat(books.check(LocalDate.of(2026, 1, 6))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.check(LocalDate.of(2026, 1, 7))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.rows("""
                        SELECT a.business_date, a.booking_date FROM accrual a JOIN loan l ON l.id = a.loan_id
                        WHERE l.loan_no = 'SPLIT' ORDER BY a.business_date
                        """))
                .containsExactly(
                        "2026-01-05 2026-01-05",
                        "2026-01-06 2026-01-08",
                        "2026-01-07 2026-01-08",
                        "2026-01-08 2026-01-08");
    }

    @Test
    void aRepaymentClosesTheFailedDatesTooAndTheirFailures() {
        books.account.completed(oneOfEachType());
        books.owner
                .sql("DELETE FROM loan_rate WHERE loan_id = (SELECT id FROM loan WHERE loan_no = 'DEALER')")
                .update();
        assertThat(books.close("2026-01-05")).isEqualTo(DayEndStatus.FAILURES);
        books.owner
                .sql("INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan WHERE loan_no = 'DEALER'")
                .update();

        assertThat(books.repay("DEALER", Payer.DEALER, CNY, 5_000, LocalDate.of(2026, 1, 6)))
                .isNull();

        assertThat(books.count("SELECT COUNT(*) FROM day_end_failure WHERE mended_at IS NULL"))
                .isZero();
        assertThat(books.check(LocalDate.of(2026, 1, 5))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.close("2026-01-06")).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void waitsForPostingsUnderWayBeforeTheBooksOfADateAreClosed() throws Exception {
        books.account.completed(oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.closeLoans(date);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> posting = two.submit(() -> books.account.database.inTransaction(() -> {
                new OpenDate(books.account.database).hold();
                held.countDown();
                awaitUninterruptibly(posted);
            }));
            held.await();
            Future<Boolean> closing = two.submit(() -> books.dayEnd.moveOpenDate(date));

            Throwable waiting = catchThrowable(() -> closing.get(700, TimeUnit.MILLISECONDS));
            posted.countDown();
            posting.get();
            assertThat(waiting).isInstanceOf(TimeoutException.class);
            assertThat(closing.get()).isTrue();
        }
    }

    @Test
    void givesSignsOfLifeWhileItWaits() throws Exception {
        books.account.completed(oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.closeLoans(date);

        assertSignOfLifeBefore(() -> books.dayEnd.begin(date));
        assertSignOfLifeBefore(() -> books.dayEnd.plan(date, LoanType.SPLIT));
        assertSignOfLifeBefore(() -> books.dayEnd.moveOpenDate(date));
    }

    /** Lets the step wait for a lock until it has told that it is alive. */
    private void assertSignOfLifeBefore(Runnable step) throws Exception {
        CountDownLatch alive = new CountDownLatch(1);
        books.onSignOfLife(alive::countDown);
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Future<?> stepping = books.account.database.inTransaction(() -> {
                for (String table : List.of("day_end", "open_date")) {
                    books.account
                            .database
                            .sql("SELECT 1 FROM " + table + " FOR UPDATE")
                            .query()
                            .listOfRows();
                }
                Future<?> begun = one.submit(step);
                assertThat(awaited(alive)).isTrue();
                assertThat(begun.isDone()).isFalse();
                return begun;
            });
            stepping.get();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
