package floorplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.RepaymentRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure of the rules' "Worked example", in cents. */
class WorkedExampleTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final LocalDate NINTH_OF_MARCH = LocalDate.parse("2026-03-09");

    @ParameterizedTest(name = "{0}: dealer {2}, manufacturer {3} of {1}")
    @CsvSource({
        "DEALER, 2026-01, 108000, 0",
        "DEALER, 2026-02, 112000, 0",
        "DEALER, 2026-03, 36000, 0",
        "SPLIT, 2026-01, 37800, 70200",
        "SPLIT, 2026-02, 39200, 72800",
        "SPLIT, 2026-03, 12600, 23400",
        "MANUFACTURER, 2026-01, 0, 108000",
        "MANUFACTURER, 2026-02, 0, 112000",
        "MANUFACTURER, 2026-03, 0, 36000",
    })
    void postsTheMonthsInterest(LoanType type, YearMonth month, long dealer, long manufacturer) {
        AccruedThrough accrued = accrued(type);
        InterestPeriod period = accrued.after().periods().stream()
                .filter(p -> p.month().equals(month))
                .findFirst()
                .orElseThrow();
        assertThat(period.dealer().posted()).isEqualTo(dealer);
        assertThat(period.manufacturer().posted()).isEqualTo(manufacturer);
        List<Accrual> days = accrued.accruals().stream()
                .filter(a -> YearMonth.from(a.date()).equals(month))
                .toList();
        assertThat(days.stream().mapToLong(Accrual::dealerInterest).sum()).isEqualTo(dealer);
        assertThat(days.stream().mapToLong(Accrual::manufacturerInterest).sum()).isEqualTo(manufacturer);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"DEALER, 20000", "SPLIT, 20000", "MANUFACTURER, 0"})
    void chargesTheLateFeeOnlyOnTheTwentiethOfFebruary(LoanType type, long fee) {
        for (Accrual accrual : accrued(type).accruals()) {
            boolean due = accrual.date().equals(LocalDate.parse("2026-02-20"));
            assertThat(accrual.lateFee()).as("late fee on %s", accrual.date()).isEqualTo(due ? fee : 0);
        }
    }

    @ParameterizedTest(name = "{0}: {1}, through 9 March {2}")
    @CsvSource({
        "DEALER, 0 32 33 32 33, 551",
        "SPLIT, 0 11 12 11 11, 193",
        "MANUFACTURER, 0 0 0 0 0, 0",
    })
    void postsThePenaltyOfEachDay(LoanType type, String fromTwentiethOfFebruary, long throughNinthOfMarch) {
        List<Accrual> accruals = accrued(type).accruals();
        int twentieth = (int) FIRST.datesUntil(LocalDate.parse("2026-02-20")).count();
        Long[] expected = Arrays.stream(fromTwentiethOfFebruary.split(" "))
                .map(Long::valueOf)
                .toArray(Long[]::new);
        assertThat(accruals.subList(twentieth, twentieth + 5).stream().map(Accrual::penalty))
                .containsExactly(expected);
        assertThat(accruals.stream().mapToLong(Accrual::penalty).sum()).isEqualTo(throughNinthOfMarch);
        assertThat(accruals.subList(0, twentieth)).allMatch(a -> a.penalty() == 0);
    }

    @ParameterizedTest(name = "{0}: penalty {1}, fee {2}, interest {3}, principal {4}")
    @CsvSource({
        "DEALER, 551, 20000, 256000, 723449",
        "SPLIT, 193, 20000, 89600, 890207",
        "MANUFACTURER, 0, 0, 0, 1000000",
    })
    void allocatesTheRepaymentOfTenThousandOnTheTenthOfMarch(
            LoanType type, long penalty, long fee, long interest, long principal) {
        LoanState drawn = LoanState.drawn(new TermsOf(type).terms());
        LocalDate tenth = LocalDate.parse("2026-03-10");
        RepaymentRequest request = new RepaymentRequest(
                Payer.DEALER, new Money(drawn.terms().currency(), 10_000_00), null, BackDating.NONE);

        RepaidLoan applied = (RepaidLoan) Strategies.REPAYMENTS.apply(drawn, request, tenth, tenth);

        assertThat(applied.valueDate()).isEqualTo(tenth);
        assertThat(applied.accruals()).isEqualTo(accrued(type).accruals());
        assertThat(applied.allocation().penalty()).isEqualTo(penalty);
        assertThat(applied.allocation().lateFee()).isEqualTo(fee);
        assertThat(applied.allocation().interestTotal()).isEqualTo(interest);
        assertThat(applied.allocation().principal()).isEqualTo(principal);
        assertThat(applied.after().principalCents()).isEqualTo(200_000_00 - principal);
    }

    private static AccruedThrough accrued(LoanType type) {
        return Strategies.ALL.accrueThrough(LoanState.drawn(new TermsOf(type).terms()), NINTH_OF_MARCH);
    }
}
