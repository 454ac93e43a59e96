package floorplan.domain.journal;

import static floorplan.domain.journal.LedgerAccount.CASH;
import static floorplan.domain.journal.LedgerAccount.DEALER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.INTEREST_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PENALTY_INCOME;
import static floorplan.domain.journal.LedgerAccount.PENALTY_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PRINCIPAL_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.UNAPPLIED_RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingsTest {

    private static final LocalDate DATE = LocalDate.parse("2026-03-10");
    private final Allocation allocation = new Allocation(
            551,
            20_000,
            List.of(new PeriodInterest(YearMonth.of(2026, 1), 300), new PeriodInterest(YearMonth.of(2026, 2), 7)),
            1000);

    @Test
    void payOutThePrincipal() {
        assertThat(Postings.drawdown(DATE, 500))
                .isEqualTo(entry(LedgerEvent.DRAWDOWN, line(PRINCIPAL_RECEIVABLE, 500), line(CASH, -500)));
    }

    @Test
    void postADatesLateFeeInterestAndPenaltyInThatOrder() {
        assertThat(Postings.accrual(accrual(200, 5, 10, 3)))
                .containsExactly(
                        entry(LedgerEvent.LATE_FEE, line(LATE_FEE_RECEIVABLE, 200), line(LATE_FEE_INCOME, -200)),
                        entry(
                                LedgerEvent.INTEREST,
                                line(DEALER_INTEREST_RECEIVABLE, 5),
                                line(MANUFACTURER_INTEREST_RECEIVABLE, 10),
                                line(INTEREST_INCOME, -15)),
                        entry(LedgerEvent.PENALTY, line(PENALTY_RECEIVABLE, 3), line(PENALTY_INCOME, -3)));
    }

    @Test
    void postNothingThatIsZero() {
        assertThat(Postings.accrual(accrual(0, 0, 0, 0))).isEmpty();
        assertThat(Postings.accrual(accrual(0, 0, 4, 0)))
                .containsExactly(entry(
                        LedgerEvent.INTEREST, line(MANUFACTURER_INTEREST_RECEIVABLE, 4), line(INTEREST_INCOME, -4)));
        assertThat(Postings.repayment(DATE, Payer.DEALER, new Allocation(0, 0, List.of(), 9)))
                .isEqualTo(entry(LedgerEvent.REPAYMENT, line(CASH, 9), line(PRINCIPAL_RECEIVABLE, -9)));
    }

    @Test
    void creditWhatARepaymentPays() {
        assertThat(Postings.repayment(DATE, Payer.DEALER, allocation))
                .isEqualTo(entry(
                        LedgerEvent.REPAYMENT,
                        line(CASH, 21_858),
                        line(PENALTY_RECEIVABLE, -551),
                        line(LATE_FEE_RECEIVABLE, -20_000),
                        line(DEALER_INTEREST_RECEIVABLE, -307),
                        line(PRINCIPAL_RECEIVABLE, -1000)));
        Allocation interest = new Allocation(0, 0, List.of(new PeriodInterest(YearMonth.of(2026, 1), 300)), 0);
        assertThat(Postings.repayment(DATE, Payer.MANUFACTURER, interest))
                .isEqualTo(entry(LedgerEvent.REPAYMENT, line(CASH, 300), line(MANUFACTURER_INTEREST_RECEIVABLE, -300)));
    }

    @Test
    void takeAnApplicationOutOfTheUnappliedReceipts() {
        assertThat(Postings.application(DATE, Payer.DEALER, new Allocation(0, 0, List.of(), 9)))
                .isEqualTo(entry(LedgerEvent.REPAYMENT, line(UNAPPLIED_RECEIPTS, 9), line(PRINCIPAL_RECEIVABLE, -9)));
    }

    @Test
    void moveReceiptsBetweenCashAndUnappliedReceipts() {
        assertThat(Postings.receipt(DATE, 9))
                .isEqualTo(entry(LedgerEvent.RECEIPT, line(CASH, 9), line(UNAPPLIED_RECEIPTS, -9)));
        assertThat(Postings.refund(DATE, 9))
                .isEqualTo(entry(LedgerEvent.REFUND, line(UNAPPLIED_RECEIPTS, 9), line(CASH, -9)));
        assertThat(Postings.returned(DATE, 9))
                .isEqualTo(entry(LedgerEvent.RETURN, line(UNAPPLIED_RECEIPTS, 9), line(CASH, -9)));
    }

    @Test
    void reverseEachLine() {
        LocalDate effective = LocalDate.parse("2026-03-15");
        assertThat(Postings.reversalOf(Postings.drawdown(DATE, 500), effective))
                .isEqualTo(new JournalEntry(
                        LedgerEvent.REVERSAL, effective, List.of(line(PRINCIPAL_RECEIVABLE, -500), line(CASH, 500))));
    }

    @Test
    void cannotBeMadeUnlessTheySumToZero() {
        assertThatThrownBy(() -> entry(LedgerEvent.INTEREST, line(CASH, 1), line(INTEREST_INCOME, -2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INTEREST for 2026-03-10");
        assertThatThrownBy(() -> entry(LedgerEvent.INTEREST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(CASH, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(LedgerEvent.INTEREST, line(CASH, Long.MAX_VALUE), line(CASH, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest(name = "calculated for {0}, open {1}: {2}")
    @CsvSource({
        "2026-03-10, 2026-03-09, 2026-03-10",
        "2026-03-10, 2026-03-10, 2026-03-10",
        "2026-03-10, 2026-03-11, 2026-03-11",
        "2026-03-10,, 2026-03-10",
    })
    void areBookedOnTheLaterOfTheirDateAndTheOpenDate(
            LocalDate calculatedFor, @Nullable LocalDate openDate, LocalDate booked) {
        assertThat(BookingDates.bookingDate(calculatedFor, openDate)).isEqualTo(booked);
    }

    private static Accrual accrual(long lateFee, long dealer, long manufacturer, long penalty) {
        return new Accrual(DATE, lateFee, dealer, manufacturer, penalty, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static JournalEntry entry(LedgerEvent event, JournalLine... lines) {
        return new JournalEntry(event, DATE, List.of(lines));
    }

    private static JournalLine line(LedgerAccount account, long cents) {
        return new JournalLine(account, cents);
    }
}
