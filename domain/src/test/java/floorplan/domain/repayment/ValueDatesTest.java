package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.Strategies;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.RepaymentOutcome.LateRepayment;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value date of a repayment: determined, taken, refused, or left to a correction. */
class ValueDatesTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate TENTH = LocalDate.parse("2026-03-10");

    @ParameterizedTest(name = "accrued through {0}, accepted {1}: {2}")
    @CsvSource({
        "2026-03-09, 2026-03-10, 2026-03-10",
        "2026-03-01, 2026-03-10, 2026-03-10",
    })
    void takesTheDayOfAcceptanceWhereNoValueDateIsStated(LocalDate through, LocalDate accepted, LocalDate valueDate) {
        RepaidLoan applied = (RepaidLoan) Strategies.REPAYMENTS.apply(
                RepaymentsTest.accruedThrough(LoanType.DEALER, through),
                RepaymentsTest.request(Payer.DEALER, 1, null),
                accepted,
                TENTH);
        assertThat(applied.valueDate()).isEqualTo(valueDate);
        assertThat(applied.after().accruedThrough()).isEqualTo(valueDate.minusDays(1));
        assertThat(applied.accruals())
                .hasSize((int) through.datesUntil(valueDate).count() - 1);
    }

    @ParameterizedTest(name = "accrued through {0}, accepted {1}, stated {2} by a client with {3}: late {4}")
    @CsvSource({
        "2026-03-15, 2026-03-10,           , NONE,        2026-03-10",
        "2026-03-10, 2026-03-10,           , NONE,        2026-03-10",
        "2026-03-15, 2026-01-04,           , NONE,        2026-01-05",
        "2026-03-09, 2026-03-10, 2026-02-19, LIMITED,     2026-02-19",
        "2026-03-09, 2026-03-10, 2026-02-08, LIMITED,     2026-02-08",
        "2026-03-09, 2026-03-10, 2026-01-05, TO_DRAWDOWN, 2026-01-05",
    })
    void leavesAValueDateThatIsAccruedToACorrection(
            LocalDate through, LocalDate accepted, @Nullable LocalDate stated, BackDating client, LocalDate late) {
        RepaymentRequest request = new RepaymentRequest(Payer.DEALER, new Money(CNY, 1), stated, client);
        LoanState loan = RepaymentsTest.accruedThrough(LoanType.DEALER, through);
        Repayments within30Days = new Repayments(Strategies.ALL, 30);
        assertThat(within30Days.apply(loan, request, accepted, TENTH)).isEqualTo(new LateRepayment(late));
    }

    @ParameterizedTest(name = "stated {0} by a client with {1}: from {2}")
    @CsvSource({
        "2026-03-09, NONE,        2026-03-10",
        "2026-02-07, LIMITED,     2026-02-08",
        "2026-01-04, TO_DRAWDOWN, 2026-01-05",
    })
    void refusesAValueDateFurtherBackThanTheClientMayState(LocalDate stated, BackDating client, LocalDate earliest) {
        RepaymentRequest request = new RepaymentRequest(Payer.DEALER, new Money(CNY, 1), stated, client);
        LoanState loan = RepaymentsTest.accruedThrough(LoanType.DEALER, TENTH.minusDays(1));
        Repayments within30Days = new Repayments(Strategies.ALL, 30);
        RepaymentsTest.assertRefused(
                within30Days.apply(loan, request, TENTH, TENTH),
                RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                stated + " is not in the range from " + earliest);
    }

    @ParameterizedTest(name = "stated {0} by a client with {1}: left to a correction {2}")
    @CsvSource({
        "2026-03-09, LIMITED, true",
        "2026-03-10, LIMITED, false",
        "2026-03-11, LIMITED, false",
        "2026-02-07, LIMITED, false",
        "2026-03-09, NONE,    false",
    })
    void refusesAPaidOffLoanUnlessTheValueDateIsAccrued(LocalDate stated, BackDating client, boolean isLate) {
        RepaymentRequest request = new RepaymentRequest(Payer.DEALER, new Money(CNY, 1), stated, client);
        RepaymentOutcome outcome = new Repayments(Strategies.ALL, 30)
                .apply(RepaymentsTest.paidOff(LoanType.DEALER).after(), request, TENTH, TENTH);
        if (isLate) {
            assertThat(outcome).isEqualTo(new LateRepayment(stated));
        } else {
            RepaymentsTest.assertRefused(outcome, RefusalReason.LOAN_CLOSED, "Loan L-1");
        }
    }

    @ParameterizedTest(name = "accrued through {0}, today {1}, stated {2}: taken {3}")
    @CsvSource({
        "2026-03-05, 2026-03-10, 2026-03-05, false",
        "2026-03-05, 2026-03-10, 2026-03-06, true",
        "2026-03-05, 2026-03-10, 2026-03-10, true",
        "2026-03-05, 2026-03-10, 2026-03-11, false",
        "2026-03-10, 2026-03-10, 2026-03-11, true",
        "2026-03-10, 2026-03-10, 2026-03-12, false",
        "2026-03-10, 2026-03-10, 2026-03-10, false",
    })
    void takesAStatedValueDateOnlyWithinItsRange(
            LocalDate through, LocalDate today, LocalDate stated, boolean isTaken) {
        RepaymentOutcome outcome = Strategies.REPAYMENTS.apply(
                RepaymentsTest.accruedThrough(LoanType.DEALER, through),
                RepaymentsTest.request(Payer.DEALER, 1, stated),
                today,
                today);
        if (isTaken) {
            assertThat(((RepaidLoan) outcome).valueDate()).isEqualTo(stated);
        } else {
            RepaymentsTest.assertRefused(
                    outcome,
                    RefusalReason.VALUE_DATE_OUT_OF_RANGE,
                    stated + " is not in the range from " + through.plusDays(1));
        }
    }
}
