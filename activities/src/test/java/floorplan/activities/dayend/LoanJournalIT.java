package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.JournalSource.SourceKind;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.AccrualLine;
import floorplan.store.loan.LoanHistory;
import floorplan.store.loan.LoanHistory.BookedEntry;
import floorplan.store.loan.LoanViews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A loan's entries, as they are shown, add up to its balances after every kind of correction. */
class LoanJournalIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int ALL = 1_000;

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private static final AccountDatabase api = TestSchema.account("api");
    private static final LoanHistory history = new LoanHistory(api);

    @BeforeEach
    void closeAMonth() {
        books.empty();
        books.account.completed(BooksUnderTest.loan(LoanType.SPLIT, "L"));
        books.closeThrough("2026-01-05", "2026-03-09");
    }

    private static List<BookedEntry> entries() {
        return history.entries("L", FIRST, ALL).orElseThrow().rows();
    }

    private static Map<LedgerAccount, Long> posted() {
        Map<LedgerAccount, Long> sums = new EnumMap<>(LedgerAccount.class);
        for (BookedEntry booked : entries()) {
            for (JournalLine line : booked.entry().lines()) {
                sums.merge(line.account(), line.cents(), Long::sum);
            }
        }
        return sums;
    }

    private static List<AccrualLine> accruals(int most) {
        return history.accruals("L", FIRST, most, true).orElseThrow().rows();
    }

    /**
     * Checks that the entries, and the rows of all dates with their differences, add up to the loan's balances and to
     * the whole journal.
     */
    private static void assertAddsUp() {
        LoanState loan = new LoanViews(api).load("L").orElseThrow().value().state();
        Owed dealer = loan.owedBy(Payer.DEALER);
        Map<LedgerAccount, Long> posted = posted();
        assertThat(balance(posted, LedgerAccount.PRINCIPAL_RECEIVABLE)).isEqualTo(loan.principalCents());
        assertThat(balance(posted, LedgerAccount.DEALER_INTEREST_RECEIVABLE)).isEqualTo(dealer.interest());
        assertThat(balance(posted, LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE))
                .isEqualTo(loan.owedBy(Payer.MANUFACTURER).interest());
        assertThat(balance(posted, LedgerAccount.PENALTY_RECEIVABLE)).isEqualTo(dealer.penalty());
        assertThat(balance(posted, LedgerAccount.LATE_FEE_RECEIVABLE)).isEqualTo(dealer.lateFee());
        for (LedgerAccount account : LedgerAccount.values()) {
            assertThat(balance(posted, account))
                    .as(account.name())
                    .isEqualTo(books.count(
                            "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account = '" + account + "'"));
        }
        long interest = accruals(ALL).stream()
                .mapToLong(row -> row.dealerInterest() + row.manufacturerInterest())
                .sum();
        assertThat(balance(posted, LedgerAccount.INTEREST_INCOME)).isEqualTo(-interest);
    }

    private static long balance(Map<LedgerAccount, Long> posted, LedgerAccount account) {
        return posted.getOrDefault(account, 0L);
    }

    @Test
    void afterRatesWaiversRepaymentsAndReversalsThatComeLate() {
        books.applied(10_000_00, "2026-03-10");
        String repaid = books.newest();
        books.closeThrough("2026-03-10", "2026-03-31");
        assertAddsUp();
        books.applied(378_00, "2026-02-19");
        assertAddsUp();
        books.correctRate("L", "2026-02-01", "0.08");
        assertAddsUp();
        books.waive("L", null, 1_00L);
        assertAddsUp();
        books.reverse(books.newest(), ReversalKind.BOUNCED);
        assertAddsUp();
        books.waive("L", YearMonth.of(2026, 1), 300_00L);
        assertAddsUp();
        books.reverse(repaid, ReversalKind.MISPOSTED);
        assertAddsUp();
        books.closeThrough("2026-04-01", "2026-04-20");
        assertAddsUp();
    }

    @Test
    void afterAReversalOfBeforeCorrectionsAndALateRepayment() {
        books.empty();
        books.account.completed(BooksUnderTest.loan(LoanType.DEALER, "L"));
        books.closeThrough("2026-01-05", "2026-03-09");
        books.applied(202_765_51, "2026-03-10");
        books.closeThrough("2026-03-10", "2026-03-19");
        EarlierReversal.of(books, books.newest());
        assertAddsUp();
        books.closeThrough("2026-03-20", "2026-03-24");

        books.applied(1080_00, "2026-02-20");

        assertAddsUp();
        assertThat(entries())
                .extracting(booked -> booked.source().kind())
                .contains(SourceKind.REPAYMENT, SourceKind.REVERSAL, SourceKind.CORRECTION);
    }

    @Test
    void showsAWaiverAfterTheLastAccruedDate() {
        books.waive("L", null, 1_00L);

        assertAddsUp();
        assertThat(entries().getLast().source().text()).isEqualTo("correction:L:1");
        assertThat(entries().getLast().entry().calculatedFor()).isEqualTo("2026-03-10");
    }

    @Test
    void keepsTheRowsOfADateTogether() {
        books.correctRate("L", "2026-02-01", "0.08");
        books.correctRate("L", "2026-02-01", "0.09");
        LocalDate corrected = LocalDate.of(2026, 2, 1);

        assertThat(Stream.of(1, 2, 3, 5)
                        .map(most -> history.accruals("L", corrected, most, true)
                                .orElseThrow()
                                .rows()
                                .size()))
                .containsExactly(3, 3, 3, 3);
        assertThat(history.accruals("L", corrected, 6, true).orElseThrow().rows())
                .extracting(AccrualLine::correctionSeq)
                .containsExactly(null, 1, 2, null, 1, 2);
        assertThat(history.accruals("L", corrected, 5, true).orElseThrow().nextDate())
                .isEqualTo("2026-02-02");
    }
}
