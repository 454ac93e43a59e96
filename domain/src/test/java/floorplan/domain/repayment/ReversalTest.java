package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.Strategies;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversalTest {

    private static final Owed OWED = new Owed(5_51, 200_00, 2560_00, 200_000_00);

    @ParameterizedTest(name = "open date {0}: {1}")
    @CsvSource({"2026-04-01, 2026-04-01", "2026-03-10, 2026-03-10", "2026-03-01, 2026-03-10", ", 2026-03-10"})
    void restartsAPaidOffLoanAtTheOpenDate(@Nullable LocalDate openDate, LocalDate effective) {
        RepaidLoan paidOff = RepaymentsTest.paidOff(LoanType.DEALER);
        Reversal reversal = reverse(paidOff.after(), Payer.DEALER, paidOff.allocation(), openDate);
        assertThat(reversal.effectiveDate()).isEqualTo(effective);
        assertThat(reversal.after().paidOff()).isFalse();
        assertThat(reversal.after().owedBy(Payer.DEALER)).isEqualTo(OWED);
        assertThat(Strategies.ALL.accrue(reversal.after(), effective).accrual().dealerInterest())
                .isEqualTo(40_00);
    }

    @Test
    void isEffectiveOnTheNextDateOfAnOpenLoanWhateverTheOpenDate() {
        RepaidLoan applied = RepaymentsTest.applied(LoanType.DEALER, Payer.DEALER, 10_000_00);
        LoanState later = Strategies.ALL
                .accrueThrough(applied.after(), LocalDate.parse("2026-03-12"))
                .after();
        Reversal reversal = reverse(later, Payer.DEALER, applied.allocation(), LocalDate.parse("2026-05-01"));
        assertThat(reversal.effectiveDate()).isEqualTo("2026-03-13");
        assertThat(reversal.after().accruedThrough()).isEqualTo("2026-03-12");
        assertThat(reversal.after().principalCents()).isEqualTo(200_000_00);
    }

    @Test
    void leavesALateFeeChargedMeanwhile() {
        // Everything but 10.00 of February's interest is paid on 10 March; the fee of 20 March stands.
        RepaidLoan applied = RepaymentsTest.applied(LoanType.DEALER, Payer.DEALER, 205_51 + 1080_00 + 1110_00);
        LoanState later = Strategies.ALL
                .accrueThrough(applied.after(), LocalDate.parse("2026-03-20"))
                .after();
        assertThat(later.owedBy(Payer.DEALER).lateFee()).isEqualTo(200_00);
        Reversal reversal = reverse(later, Payer.DEALER, applied.allocation(), null);
        assertThat(reversal.after().owedBy(Payer.DEALER).lateFee()).isEqualTo(400_00);
    }

    @Test
    void takesBackTheManufacturersInterestOnly() {
        RepaidLoan applied = RepaymentsTest.applied(LoanType.SPLIT, Payer.MANUFACTURER, 1000_00);
        LoanState after = reverse(applied.after(), Payer.MANUFACTURER, applied.allocation(), null)
                .after();
        assertThat(after.owedBy(Payer.MANUFACTURER)).isEqualTo(new Owed(0, 0, 1664_00, 0));
        assertThat(after.owedBy(Payer.DEALER)).isEqualTo(applied.after().owedBy(Payer.DEALER));
    }

    @Test
    void needsEveryPeriodTheRepaymentPaid() {
        RepaidLoan applied = RepaymentsTest.applied(LoanType.DEALER, Payer.DEALER, 10_000_00);
        LoanState read = applied.after();
        List<InterestPeriod> left = read.periods().subList(1, read.periods().size());
        LoanState without = new LoanState(
                read.terms(),
                read.accruedThrough(),
                read.principalCents(),
                read.interestSum(),
                read.penaltySum(),
                left,
                read.penalty(),
                read.lateFee(),
                false);
        assertThatThrownBy(() -> reverse(without, Payer.DEALER, applied.allocation(), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining("2026-01");
    }

    @Test
    void takesBackNoMoreThanWasPaid() {
        LoanState unpaid = RepaymentsTest.accruedThrough(LoanType.DEALER, LocalDate.parse("2026-03-09"));
        Allocation interest = new Allocation(0, 0, List.of(new PeriodInterest(YearMonth.of(2026, 1), 1)), 0);
        Allocation principal = new Allocation(0, 0, List.of(), 1);
        assertThatThrownBy(() -> reverse(unpaid, Payer.DEALER, interest, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reverse(unpaid, Payer.DEALER, principal, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reversal reverse(LoanState loan, Payer payer, Allocation allocation, @Nullable LocalDate openDate) {
        return Strategies.REPAYMENTS.reverse(loan, payer, allocation, openDate);
    }
}
