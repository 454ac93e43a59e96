package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.TermsOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoanStateTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private final LoanTerms terms = new TermsOf(LoanType.SPLIT).terms();
    private final LocalDate through = LocalDate.parse("2026-03-09");

    @Test
    void startsTheDayBeforeDrawdownOwingThePrincipal() {
        LoanState drawn = LoanState.drawn(terms);
        assertThat(drawn.accruedThrough()).isEqualTo("2026-01-04");
        assertThat(drawn.nextDate()).isEqualTo("2026-01-05");
        assertThat(drawn.paidOff()).isFalse();
        assertThat(drawn.owedBy(Payer.DEALER)).isEqualTo(new Owed(0, 0, 0, 200_000_00));
        assertThat(drawn.owedBy(Payer.MANUFACTURER)).isEqualTo(Owed.NOTHING);
    }

    @Test
    void dividesWhatIsOwedByPayer() {
        LoanState loan = state(
                1000,
                List.of(
                        new InterestPeriod(JANUARY, new Balance(50, 20), new Balance(70, 5)),
                        new InterestPeriod(JANUARY.plusMonths(1), new Balance(9, 0), new Balance(4, 0))),
                new Balance(7, 3),
                new Balance(200, 50));
        assertThat(loan.owedBy(Payer.DEALER)).isEqualTo(new Owed(4, 150, 39, 1000));
        assertThat(loan.owedBy(Payer.DEALER).total()).isEqualTo(1193);
        assertThat(loan.owedBy(Payer.MANUFACTURER)).isEqualTo(new Owed(0, 0, 69, 0));
    }

    @ParameterizedTest(name = "principal {0}, dealer {1}, manufacturer {2}, penalty {3}, fee {4}")
    @CsvSource({"1,0,0,0,0", "0,1,0,0,0", "0,0,1,0,0", "0,0,0,1,0", "0,0,0,0,1"})
    void isNotSettledWhileACentIsOwed(long principal, long dealer, long manufacturer, long penalty, long fee) {
        LoanState loan = state(
                principal,
                List.of(new InterestPeriod(JANUARY, new Balance(5, 5 - dealer), new Balance(5, 5 - manufacturer))),
                new Balance(5, 5 - penalty),
                new Balance(5, 5 - fee));
        assertThat(loan.owesNothing()).isFalse();
        assertThatThrownBy(loan::asPaidOff)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L-1");
    }

    @Test
    void dropsTheRestOfTheSumsWhenPaidOff() {
        LoanState settled = new LoanState(
                terms,
                through,
                0,
                new BigDecimal("7.5049999999"),
                new BigDecimal("0.0050000000"),
                List.of(),
                new Balance(1, 1),
                Balance.ZERO,
                false);
        LoanState paidOff = settled.asPaidOff();
        assertThat(paidOff.paidOff()).isTrue();
        assertThat(paidOff.interestSum()).isEqualTo(new BigDecimal("7.5000000000"));
        assertThat(paidOff.penaltySum()).isEqualTo(new BigDecimal("0.0100000000"));
        assertThat(paidOff.accruedThrough()).isEqualTo(through);
        assertThat(paidOff.penalty()).isEqualTo(new Balance(1, 1));
    }

    @Test
    void namesItselfWhenWhatIsOwedIsTooMuch() {
        Balance most = new Balance(Long.MAX_VALUE, 0);
        LoanState loan = state(
                0,
                List.of(
                        new InterestPeriod(JANUARY, most, Balance.ZERO),
                        new InterestPeriod(JANUARY.plusMonths(1), most, Balance.ZERO)),
                Balance.ZERO,
                Balance.ZERO);
        assertThatThrownBy(() -> loan.owedBy(Payer.DEALER))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("L-1")
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesPartsThatCannotBeOneLoans() {
        assertBroken("principal", () -> state(-1, List.of(), Balance.ZERO, Balance.ZERO));
        assertBroken("principal", () -> state(200_000_01, List.of(), Balance.ZERO, Balance.ZERO));
        InterestPeriod january = InterestPeriod.of(JANUARY);
        assertBroken("oldest first", () -> state(0, List.of(january, january), Balance.ZERO, Balance.ZERO));
        assertBroken(
                "oldest first",
                () -> state(
                        0, List.of(january, InterestPeriod.of(JANUARY.minusMonths(1))), Balance.ZERO, Balance.ZERO));
        assertBroken("accruedThrough", () -> sums(LocalDate.parse("2026-01-03"), "0", "0"));
        assertBroken("running sum", () -> sums(through, "-0.0000000001", "0"));
        assertBroken("running sum", () -> sums(through, "0", "0.00000000001"));
        assertThat(sums(through, "1", "0.1").interestSum()).isEqualTo(new BigDecimal("1.0000000000"));
        assertThat(state(200_000_00, List.of(), Balance.ZERO, Balance.ZERO).principalCents())
                .isEqualTo(200_000_00);
    }

    private static void assertBroken(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("L-1")
                .hasMessageContaining(rule);
    }

    private LoanState sums(LocalDate accruedThrough, String interest, String penalty) {
        return new LoanState(
                terms,
                accruedThrough,
                0,
                new BigDecimal(interest),
                new BigDecimal(penalty),
                List.of(),
                Balance.ZERO,
                Balance.ZERO,
                false);
    }

    private LoanState state(long principal, List<InterestPeriod> periods, Balance penalty, Balance lateFee) {
        return new LoanState(
                terms, through, principal, BigDecimal.ZERO, BigDecimal.ZERO, periods, penalty, lateFee, false);
    }
}
