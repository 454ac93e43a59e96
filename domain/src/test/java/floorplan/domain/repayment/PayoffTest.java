package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.Strategies;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoffTest {

    private static final LocalDate NINTH = LocalDate.parse("2026-03-09");

    @ParameterizedTest(name = "{0}: fee {1}")
    @CsvSource({"2026-02-20, 0", "2026-02-21, 20000"})
    void includesTheFeesUpToTheDayBefore(LocalDate date, long fee) {
        Payoff payoff = Strategies.REPAYMENTS.payoff(RepaymentsTest.drawn(LoanType.SPLIT), date);
        assertThat(payoff.date()).isEqualTo(date);
        assertThat(payoff.dealer().lateFee()).isEqualTo(fee);
    }

    @Test
    void paysTheLoanOff() {
        LocalDate tenth = NINTH.plusDays(1);
        LoanState loan = RepaymentsTest.accruedThrough(LoanType.SPLIT, LocalDate.parse("2026-02-01"));
        Payoff payoff = Strategies.REPAYMENTS.payoff(loan, tenth);
        assertThat(payoff.dealer()).isEqualTo(new Owed(1_93, 200_00, 896_00, 200_000_00));
        assertThat(payoff.manufacturer()).isEqualTo(new Owed(0, 0, 1664_00, 0));
        RepaymentRequest manufacturer =
                RepaymentsTest.request(Payer.MANUFACTURER, payoff.manufacturer().total(), null);
        RepaymentRequest dealer =
                RepaymentsTest.request(Payer.DEALER, payoff.dealer().total(), null);
        RepaidLoan first = (RepaidLoan) Strategies.REPAYMENTS.apply(loan, manufacturer, tenth, tenth);
        RepaidLoan second = (RepaidLoan) Strategies.REPAYMENTS.apply(first.after(), dealer, tenth, tenth);
        assertThat(second.after().paidOff()).isTrue();
    }

    @Test
    void isNothingForAPaidOffLoan() {
        LoanState paidOff = RepaymentsTest.paidOff(LoanType.DEALER).after();
        assertThat(Strategies.REPAYMENTS.payoff(paidOff, NINTH))
                .isEqualTo(new Payoff(NINTH, Owed.NOTHING, Owed.NOTHING));
    }

    @Test
    void isNotKnownForAnAccruedDate() {
        LoanState loan = RepaymentsTest.accruedThrough(LoanType.DEALER, NINTH);
        assertThatThrownBy(() -> Strategies.REPAYMENTS.payoff(loan, NINTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-10 or later");
        assertThat(Strategies.REPAYMENTS.payoff(loan, NINTH.plusDays(1)).dealer())
                .isEqualTo(loan.owedBy(Payer.DEALER));
    }
}
