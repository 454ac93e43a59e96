package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.store.imports.SomeLoan;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Day-ends on the real database, step by step. */
class DayEndIT {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String BOOKED_THROUGH_9_JANUARY = """
            SELECT a.*, '' AS added FROM accrual a WHERE booking_date <= '2026-01-09' ORDER BY business_date, loan_id
            """;
    private static final String POSTED_THROUGH_9_JANUARY =
            "SELECT * FROM journal_line WHERE booking_date <= '2026-01-09' ORDER BY booking_date, source, event, account";

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    @BeforeEach
    void empty() {
        books.empty();
    }

    @Test
    void beginsWithTheEarliestDrawdownAndClosesInOrder() {
        books.account.completed(BooksUnderTest.oneOfEachType());

        assertThat(catchThrowable(() -> books.dayEnd.begin(LocalDate.of(2026, 1, 6))))
                .hasStackTraceContaining("2026-01-06 waits: 2026-01-05 is to be closed first");
        assertThat(books.close("2026-01-05")).isEqualTo(DayEndStatus.BALANCED);
        assertThat(catchThrowable(() -> books.dayEnd.begin(LocalDate.of(2026, 1, 7))))
                .hasStackTraceContaining("2026-01-07 waits: 2026-01-06 is to be closed first");
    }

    /**
     * The launcher has chosen its dates already. If the new loan's earlier date now became the first one, the chosen
     * dates would wait for it, and nobody would close it.
     */
    @Test
    void closesTheDateItNamedFirstWhenALoanAppearsThatWasDrawnEarlier() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        books.account.completed(BooksUnderTest.oneOfEachType());
        assertThat(books.dates.unsettled(first, 10)).containsExactly(first);
        SomeLoan earlier = BooksUnderTest.loan(LoanType.DEALER, "EARLIER");
        earlier.drawdownDate = "2026-01-03";
        books.account.completed(earlier);

        assertThat(books.close(first)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.dates.unsettled(first, 10)).isEmpty();
    }

    @Test
    void closesTheWorkedExample() {
        books.account.completed(BooksUnderTest.oneOfEachType());

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
    void changesNothingWhenARangeIsAccruedAgain() {
        books.account.completed(BooksUnderTest.oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        var range = books.dayEnd.plan(date, LoanType.SPLIT).ranges().getFirst();
        var result = books.dayEnd.accrueRange(date, range);
        List<String> rows = books.rows("SELECT * FROM accrual");

        assertThat(books.dayEnd.accrueRange(date, range)).isEqualTo(result);
        assertThat(books.rows("SELECT * FROM accrual")).isEqualTo(rows).hasSize(1);
        assertThat(books.close(date)).isEqualTo(DayEndStatus.BALANCED);
    }

    @Test
    void booksALoanImportedBehindClosedDaysOnTheOpenOne() {
        books.account.completed(BooksUnderTest.oneOfEachType());
        books.closeThrough("2026-01-05", "2026-01-09");
        List<String> accruals = books.rows(BOOKED_THROUGH_9_JANUARY);
        List<String> journal = books.rows(POSTED_THROUGH_9_JANUARY);

        books.account.completed(BooksUnderTest.loan(LoanType.DEALER, "LATE"));
        assertThat(books.close("2026-01-10")).isEqualTo(DayEndStatus.BALANCED);

        assertThat(books.rows(BOOKED_THROUGH_9_JANUARY)).isEqualTo(accruals);
        assertThat(books.rows(POSTED_THROUGH_9_JANUARY)).isEqualTo(journal);
        assertThat(books.rows("""
                        SELECT COUNT(*), MIN(a.business_date), MIN(a.booking_date), MAX(a.booking_date)
                        FROM accrual a JOIN loan l ON l.id = a.loan_id WHERE l.loan_no = 'LATE'
                        """)).containsExactly("6 2026-01-05 2026-01-10 2026-01-10");
    }

    @Test
    void accruesALoanImportedIntoAFinishedRange() {
        books.account.completed(BooksUnderTest.oneOfEachType());
        LocalDate date = LocalDate.of(2026, 1, 5);
        books.dayEnd.begin(date);
        books.accrueLoans(date);
        books.account.completed(BooksUnderTest.loan(LoanType.DEALER, "LATE"));

        assertThat(books.dayEnd.moveOpenDate(date)).isFalse();
        books.accrueLoans(date);
        assertThat(books.dayEnd.moveOpenDate(date)).isTrue();
        assertThat(books.check(date)).isEqualTo(DayEndStatus.BALANCED);
        assertThat(books.count("SELECT COUNT(*) FROM accrual")).isEqualTo(4);
    }

    @Test
    void leavesALoanAloneThatARepaymentHasTakenPastTheDate() {
        books.account.completed(BooksUnderTest.oneOfEachType());
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
        books.account.completed(BooksUnderTest.oneOfEachType());
        books.close("2026-01-05");
        assertThat(books.repay("DEALER", Payer.DEALER, CNY, 20_000_000 + 4_000, LocalDate.of(2026, 1, 6)))
                .isNull();

        books.closeThrough("2026-01-06", "2026-01-07");

        assertThat(books.count("SELECT COUNT(*) FROM accrual WHERE business_date >= '2026-01-06'"))
                .isEqualTo(4);
    }
}
