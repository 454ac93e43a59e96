package floorplan.domain.accrual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.Strategies;
import floorplan.domain.TermsOf;
import floorplan.domain.loan.Balance;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccrualStrategyTest {

    private final LoanState drawn = LoanState.drawn(new TermsOf(LoanType.DEALER).terms());

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-01-06"})
    void accruesNoDateButTheNext(LocalDate date) {
        assertThatThrownBy(() -> Strategies.ALL.accrue(drawn, date))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining(date.toString());
    }

    @Test
    void accruesNoDateOfAPaidOffLoan() {
        LoanState paidOff = state(LoanType.DEALER, "2026-03-09", 0, List.of()).asPaidOff();
        assertThatThrownBy(() -> Strategies.ALL.accrue(paidOff, paidOff.nextDate()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L-1 is paid off");
    }

    @ParameterizedTest(name = "{0}, {1} cents of {2} unpaid: {3}")
    @CsvSource({
        "2026-02-19, 1, 2026-01, 0",
        "2026-02-20, 1, 2026-01, 20000",
        "2026-02-20, 0, 2026-01, 0",
        "2026-02-21, 1, 2026-01, 0",
        "2026-03-20, 1, 2026-01, 0",
        "2026-01-20, 1, 2025-12, 20000",
    })
    void chargesTheLateFeeOnTheTwentiethForTheMonthBefore(LocalDate date, long unpaid, YearMonth month, long fee) {
        InterestPeriod period = new InterestPeriod(month, new Balance(100, 100 - unpaid), new Balance(50, 0));
        LoanState before = state(LoanType.SPLIT, date.minusDays(1).toString(), 0, List.of(period));
        DailyAccrual daily = Strategies.ALL.accrue(before, date);
        assertThat(daily.accrual().lateFee()).isEqualTo(fee);
        assertThat(daily.after().lateFee()).isEqualTo(new Balance(fee, 0));
    }

    @Test
    void chargesNoLateFeeForAMonthLeftOut() {
        LoanState before = state(LoanType.DEALER, "2026-03-19", 0, List.of());
        assertThat(Strategies.ALL.accrue(before, before.nextDate()).accrual())
                .isEqualTo(accrual("2026-03-20", 0, "0E-10"));
    }

    @Test
    void bearsPenaltyOnAllOverdueInterestOfTheDealerAndOnNothingElse() {
        List<InterestPeriod> periods = List.of(
                new InterestPeriod(
                        YearMonth.of(2026, 1), new Balance(900_000_00, 400_000_00), new Balance(9_999_99, 0)),
                new InterestPeriod(YearMonth.of(2026, 2), new Balance(500_000_00, 0), Balance.ZERO),
                new InterestPeriod(YearMonth.of(2026, 3), new Balance(700_000_00, 0), Balance.ZERO));
        LoanState before = state(LoanType.SPLIT, "2026-03-20", 0, periods);
        Accrual accrual = Strategies.ALL.accrue(before, before.nextDate()).accrual();
        // 1,000,000.00 × 0.108 ÷ 360
        assertThat(accrual.penalty()).isEqualTo(300_00);
    }

    @Test
    void opensAPeriodOnlyOnceSomethingIsPostedInIt() {
        LoanState idle = state(LoanType.DEALER, "2026-03-31", 0, List.of());
        assertThat(Strategies.ALL.accrue(idle, idle.nextDate()).after().periods())
                .isEmpty();
        LoanState running = state(LoanType.DEALER, "2026-03-31", 200_000_00, List.of());
        assertThat(Strategies.ALL.accrue(running, running.nextDate()).after().periods())
                .containsExactly(new InterestPeriod(YearMonth.of(2026, 4), new Balance(40_00, 0), Balance.ZERO));
    }

    @Test
    void goesOnWithInterestAfterMaturityAndChargesOverduePrincipalNothing() {
        LoanState overdue = state(LoanType.DEALER, "2027-01-31", 200_000_00, List.of());
        assertThat(Strategies.ALL.accrue(overdue, overdue.nextDate()).accrual())
                .isEqualTo(accrual("2027-02-01", 40_00, "40.0000000000"));
    }

    @Test
    void namesTheLoanWhoseAmountsDoNotFit() {
        LoanState before = new LoanState(
                drawn.terms(),
                LocalDate.parse("2026-03-01"),
                200_000_00,
                new BigDecimal("92233720368547758.0700000000"),
                BigDecimal.ZERO,
                List.of(),
                Balance.ZERO,
                Balance.ZERO,
                false);
        assertThatThrownBy(() -> Strategies.ALL.accrue(before, before.nextDate()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining("2026-03-01");
    }

    @Test
    void addsOverdueInterestWithoutOverflowingSilently() {
        List<InterestPeriod> periods = List.of(
                new InterestPeriod(YearMonth.of(2025, 11), new Balance(Long.MAX_VALUE, 0), Balance.ZERO),
                new InterestPeriod(YearMonth.of(2025, 12), new Balance(Long.MAX_VALUE, 0), Balance.ZERO));
        LoanState before = state(LoanType.DEALER, "2026-03-01", 0, periods);
        assertThatThrownBy(() -> Strategies.ALL.accrue(before, before.nextDate()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("L-1");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}")
    @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "0, 0, -1, 0", "0, 0, 0, -1"})
    void postsNothingBelowZero(long fee, long dealer, long manufacturer, long penalty) {
        LocalDate date = LocalDate.parse("2026-03-01");
        assertThatThrownBy(
                        () -> new Accrual(date, fee, dealer, manufacturer, penalty, BigDecimal.ZERO, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-01");
    }

    private static Accrual accrual(String date, long dealerInterest, String interestSum) {
        BigDecimal noPenalty = new BigDecimal("0E-10");
        return new Accrual(LocalDate.parse(date), 0, dealerInterest, 0, 0, new BigDecimal(interestSum), noPenalty);
    }

    private static LoanState state(LoanType type, String through, long principal, List<InterestPeriod> periods) {
        return new LoanState(
                new TermsOf(type).terms(),
                LocalDate.parse(through),
                principal,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                periods,
                Balance.ZERO,
                Balance.ZERO,
                false);
    }
}
