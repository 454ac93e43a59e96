package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loans that a day-end cannot accrue, on the real database. */
class DayEndFailuresIT {
    private static final Currency CNY = Currency.getInstance("CNY");

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    @BeforeEach
    void empty() {
        books.empty();
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
    void recordsABadLoanAccruesItsNeighboursAndTheLoanOnceItIsMended(
            String name, String poison, String mend, String reason) {
        List<SomeLoan> loans = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            loans.add(BooksUnderTest.loan(LoanType.SPLIT, "P-%02d".formatted(i)));
        }
        books.account.completed(loans.toArray(SomeLoan[]::new));
        books.owner.sql(poison).update();
        LocalDate date = LocalDate.of(2026, 1, 5);

        books.dayEnd.begin(date);
        books.accrueLoans(date);
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

    /** Leaves the first date of the dealer's loan as a failure, then restores the missing row. */
    private static void failTheDealersLoanOnce() {
        books.account.completed(BooksUnderTest.oneOfEachType());
        books.owner
                .sql("DELETE FROM loan_rate WHERE loan_id = (SELECT id FROM loan WHERE loan_no = 'DEALER')")
                .update();
        assertThat(books.close("2026-01-05")).isEqualTo(DayEndStatus.FAILURES);
        books.owner
                .sql("INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan WHERE loan_no = 'DEALER'")
                .update();
    }

    @Test
    void goesOnWithFailuresAndAccruesTheMissingDatesInOrderLater() {
        books.account.completed(BooksUnderTest.oneOfEachType());
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
    void aRetryOpensNoFailureOfALoanThatIsPaidOffMeanwhile() {
        failTheDealersLoanOnce();
        long principal = books.count("SELECT principal FROM loan WHERE loan_no = 'DEALER'");
        AtomicBoolean paid = new AtomicBoolean();
        books.onSignOfLife(() -> {
            if (paid.compareAndSet(false, true)) {
                assertThat(books.repay("DEALER", Payer.DEALER, CNY, principal, LocalDate.of(2026, 1, 5)))
                        .isNull();
            }
        });

        books.dayEnd.retryFailures(LocalDate.of(2026, 1, 5));

        assertThat(paid).isTrue();
        assertThat(books.count("SELECT COUNT(*) FROM day_end_failure WHERE mended_at IS NULL"))
                .isZero();
    }

    /** Another process has accrued the date before the failure is recorded. */
    @Test
    void opensNoFailureOfADateThatIsAccruedForTheLoan() {
        books.account.completed(BooksUnderTest.oneOfEachType());
        books.close("2026-01-05");
        long loan = books.count("SELECT id FROM loan WHERE loan_no = 'DEALER'");

        books.failures.record(loan, LocalDate.of(2026, 1, 5), "it is too late for that");
        books.failures.record(loan, LocalDate.of(2026, 1, 6), "it is not accrued yet");

        assertThat(books.rows("SELECT business_date FROM day_end_failure")).containsExactly("2026-01-06");
    }

    @Test
    void aRepaymentAccruesTheFailedDatesAndClosesTheirFailures() {
        failTheDealersLoanOnce();

        assertThat(books.repay("DEALER", Payer.DEALER, CNY, 5_000, LocalDate.of(2026, 1, 6)))
                .isNull();

        assertThat(books.count("SELECT COUNT(*) FROM day_end_failure WHERE mended_at IS NULL"))
                .isZero();
        assertThat(books.check(LocalDate.of(2026, 1, 5))).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.close("2026-01-06")).isEqualTo(DayEndStatus.BALANCED);
    }
}
