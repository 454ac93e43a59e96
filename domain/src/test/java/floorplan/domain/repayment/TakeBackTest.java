package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeBackTest {

    @Test
    void takesBackTheManufacturersInterestOnly() {
        RepaidLoan applied = RepaymentsTest.applied(LoanType.SPLIT, Payer.MANUFACTURER, 1000_00);
        LoanState after = Waterfall.takeBack(applied.after(), Payer.MANUFACTURER, applied.allocation());
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
        assertThatThrownBy(() -> Waterfall.takeBack(without, Payer.DEALER, applied.allocation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining("2026-01");
    }

    @Test
    void takesBackNoMoreThanWasPaid() {
        LoanState unpaid = RepaymentsTest.accruedThrough(LoanType.DEALER, LocalDate.parse("2026-03-09"));
        Allocation interest = new Allocation(0, 0, List.of(new PeriodInterest(YearMonth.of(2026, 1), 1)), 0);
        Allocation principal = new Allocation(0, 0, List.of(), 1);
        assertThatThrownBy(() -> Waterfall.takeBack(unpaid, Payer.DEALER, interest))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Waterfall.takeBack(unpaid, Payer.DEALER, principal))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
