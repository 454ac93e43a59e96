package floorplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.Balance;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Every figure of the rules' "Small amounts", in cents. */
class SmallAmountsTest {

    private final LoanState drawn = LoanState.drawn(new TermsOf(LoanType.SPLIT)
            .drawn("2026-01-15", 1234_57)
            .dayCount(DayCount.ACT_365F)
            .dealerShare("0.333333")
            .rates(TermsOf.rate("2026-01-01", "0.0435"), TermsOf.rate("2026-01-20", "0.05"))
            .terms());

    @Test
    void carriesCentsFromDayToDay() {
        AccruedThrough accrued = Strategies.ALL.accrueThrough(drawn, LocalDate.parse("2026-01-23"));
        assertThat(accrued.accruals().stream().map(a -> a.dealerInterest() + "," + a.manufacturerInterest()))
                .containsExactly("5,10", "5,9", "5,10", "5,10", "5,10", "5,11", "6,11", "5,12", "6,11");
    }

    @Test
    void dividesEachMonthToTheCent() {
        LoanState after = Strategies.ALL
                .accrueThrough(drawn, LocalDate.parse("2026-02-28"))
                .after();
        assertThat(after.periods())
                .containsExactly(
                        new InterestPeriod(YearMonth.of(2026, 1), new Balance(92, 0), new Balance(277 - 92, 0)),
                        new InterestPeriod(YearMonth.of(2026, 2), new Balance(158, 0), new Balance(473 - 158, 0)));
    }

    @Test
    void keepsTheExactSumToTenDecimals() {
        LoanState after = Strategies.ALL
                .accrueThrough(drawn, LocalDate.parse("2026-02-28"))
                .after();
        assertThat(after.interestSum()).isEqualTo(new BigDecimal("7.5004355485"));
    }
}
