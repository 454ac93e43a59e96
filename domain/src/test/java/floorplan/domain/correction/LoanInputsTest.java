package floorplan.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.TermsOf;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoanInputsTest {

    private static final LocalDate DRAWDOWN = LocalDate.parse("2026-01-05");

    private final LoanInputs drawn = LoanInputs.of(new TermsOf(LoanType.DEALER).terms());

    @Test
    void applyByDateAndWithinADateByApplySequence() {
        LoanInput later = repayment("later", DRAWDOWN.plusDays(1), 1);
        LoanInput second = repayment("second", DRAWDOWN, 3);
        LoanInput first = repayment("first", DRAWDOWN, 2);
        assertThat(drawn.with(later).with(second).with(first).inputs()).containsExactly(first, second, later);
    }

    @Test
    void anInputReplacesTheOneWithItsId() {
        LoanInput.Repayment repayment = repayment("R", DRAWDOWN, 1);
        LoanInput reversed = repayment.reversed(ReversalKind.BOUNCED);
        assertThat(drawn.with(repayment).with(reversed).inputs()).containsExactly(reversed);
    }

    @Test
    void aRateReplacesTheOneOfItsDate() {
        LoanInputs twice = drawn.with(TermsOf.rate("2026-02-01", "0.05")).with(TermsOf.rate("2026-02-01", "0.06"));
        assertThat(twice.terms().rates().on(LocalDate.parse("2026-01-31"))).isEqualByComparingTo("0.072");
        assertThat(twice.terms().rates().on(LocalDate.parse("2026-02-01"))).isEqualByComparingTo("0.06");
        assertThatThrownBy(() -> drawn.with(TermsOf.rate("2026-01-04", "0.05")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-04")
                .hasMessageContaining("2026-01-05");
    }

    @Test
    void noInputLiesBeforeTheDrawdownOrSharesAnApplySequence() {
        assertThatThrownBy(() -> drawn.with(repayment("R", DRAWDOWN.minusDays(1), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining("2026-01-04");
        LoanInputs one = drawn.with(repayment("R", DRAWDOWN, 1));
        assertThatThrownBy(() -> one.with(repayment("S", DRAWDOWN.plusDays(1), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apply sequence");
    }

    @Test
    void anAmountIsAboveZeroAndNoMoreLeavesItThanItIs() {
        LoanInput.Repayment repayment = repayment("R", DRAWDOWN, 1);
        assertThatThrownBy(() -> LoanInput.Repayment.of("R", Payer.DEALER, DRAWDOWN, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoanInput.Waiver("W", null, DRAWDOWN, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W");
        assertThat(repayment.withdrawn(100).withdrawnCents()).isEqualTo(100);
        assertThatThrownBy(() -> repayment.withdrawn(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repayment.withdrawn(101)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * The withdrawn part of the surplus had paid another loan. That application has bounced already, so no surplus is
     * left.
     */
    @Test
    void aBouncedRepaymentLeavesNothingEvenIfMoneyHadLeft() {
        LoanInput.Repayment withdrawn = repayment("R", DRAWDOWN, 1).withdrawn(1);
        LoanInputs inputs = drawn.with(withdrawn.reversed(ReversalKind.BOUNCED));
        assertThat(BookedLoan.replayed(inputs, DRAWDOWN).byInput()).containsEntry("R", InputResult.NOTHING);
        LoanInputs misposted = drawn.with(withdrawn.reversed(ReversalKind.MISPOSTED));
        assertThat(BookedLoan.replayed(misposted, DRAWDOWN).of(withdrawn).surplus())
                .isEqualTo(withdrawn.cents() - 1);
    }

    @Test
    void aReplayGoesAsFarAsTheInputs() {
        LoanInputs inputs = drawn.with(repayment("R", DRAWDOWN.plusDays(2), 1));
        assertThat(BookedLoan.replayed(inputs, DRAWDOWN.plusDays(1)).byInput()).containsKey("R");
        assertThatThrownBy(() -> BookedLoan.replayed(inputs, DRAWDOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-1");
    }

    @Test
    void aTakeBackComesAfterItsRepayment() {
        LoanInputs inputs = drawn.with(new LoanInput.TakeBack("T", "R", Payer.DEALER, DRAWDOWN, 1));
        assertThatThrownBy(() -> BookedLoan.replayed(inputs, DRAWDOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-1");
    }

    @Test
    void resultsHaveAnAccrualOfEachDate() {
        LoanResults results = BookedLoan.replayed(drawn, DRAWDOWN.plusDays(2));
        assertThat(results.on(DRAWDOWN.plusDays(2)).dealerInterest()).isEqualTo(40_00);
        assertThat(results.on(DRAWDOWN.plusDays(3)).dealerInterest()).isZero();
        assertThatThrownBy(() -> new LoanResults(
                        drawn, results.accruals().subList(1, 3), results.byInput(), results.state(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining("2026-01-05");
    }

    private static LoanInput.Repayment repayment(String id, LocalDate date, long sequence) {
        return LoanInput.Repayment.of(id, Payer.DEALER, date, sequence, 100);
    }
}
