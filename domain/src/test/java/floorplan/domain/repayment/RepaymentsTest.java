package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.Strategies;
import floorplan.domain.TermsOf;
import floorplan.domain.loan.Balance;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepaymentsTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate TENTH = LocalDate.parse("2026-03-10");

    @Test
    void refusesAnotherCurrency() {
        RepaymentRequest dollars =
                new RepaymentRequest(Payer.DEALER, new Money(Currency.getInstance("USD"), 1), null, BackDating.NONE);
        assertRefused(apply(drawn(LoanType.DEALER), dollars), RefusalReason.WRONG_CURRENCY, "Pay in CNY.");
    }

    @Test
    void refusesAPaidOffLoan() {
        LoanState paidOff = paidOff(LoanType.DEALER).after();
        assertRefused(apply(paidOff, request(Payer.DEALER, 1, null)), RefusalReason.LOAN_CLOSED, "Loan L-1");
    }

    @Test
    void refusesAManufacturerWhoOwesNothing() {
        assertRefused(
                apply(drawn(LoanType.DEALER), request(Payer.MANUFACTURER, 1, null)),
                RefusalReason.NOTHING_OWED,
                "The manufacturer owes nothing of loan L-1.");
    }

    @Test
    void refusesMoreThanTheDealerOwesAndNamesTheMost() {
        // Principal, and the interest of January, February and 1–9 March, late fee and penalty of the worked example.
        long owed = 200_000_00 + 2560_00 + 200_00 + 5_51;
        assertRefused(
                apply(drawn(LoanType.DEALER), request(Payer.DEALER, owed + 1, null)),
                RefusalReason.MORE_THAN_OWED,
                "Pay at most CNY 202765.51.");
        assertThat(apply(drawn(LoanType.DEALER), request(Payer.DEALER, owed, null)))
                .isInstanceOf(RepaidLoan.class);
    }

    @Test
    void refusesMoreThanTheManufacturerOwesAndNamesTheMost() {
        assertRefused(
                apply(drawn(LoanType.SPLIT), request(Payer.MANUFACTURER, 1664_01, null)),
                RefusalReason.MORE_THAN_OWED,
                "CNY 1664.01 is more than the manufacturer owes of loan L-1 on 2026-03-10. Pay at most CNY 1664.00.");
    }

    @Test
    void saysThatALoanIsUnknown() {
        assertThat(Refusal.unknownLoan("L-9").reason()).isEqualTo(RefusalReason.UNKNOWN_LOAN);
        assertThat(Refusal.unknownLoan("L-9").detail()).contains("L-9");
    }

    @Test
    void takesNoAmountOfZeroOrBelow() {
        assertThatThrownBy(() -> request(Payer.DEALER, 0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(Payer.DEALER, -1, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paysTheOldestPeriodFirstAndTheRunningOneLast() {
        // Penalty 5.51 and late fee 200.00 come first; then January's 1080.00, February's 1120.00, part of March's.
        Allocation allocation = applied(LoanType.DEALER, Payer.DEALER, 205_51 + 1080_00 + 1120_00 + 1)
                .allocation();
        assertThat(allocation)
                .isEqualTo(new Allocation(
                        5_51,
                        200_00,
                        List.of(
                                new PeriodInterest(YearMonth.of(2026, 1), 1080_00),
                                new PeriodInterest(YearMonth.of(2026, 2), 1120_00),
                                new PeriodInterest(YearMonth.of(2026, 3), 1)),
                        0));
        assertThat(allocation.total()).isEqualTo(2405_52);
    }

    @Test
    void letsTheManufacturerPayInterestOnly() {
        RepaidLoan applied = applied(LoanType.SPLIT, Payer.MANUFACTURER, 1664_00);
        assertThat(applied.allocation().interestTotal()).isEqualTo(1664_00);
        assertThat(applied.after().owedBy(Payer.MANUFACTURER)).isEqualTo(Owed.NOTHING);
        assertThat(applied.after().owedBy(Payer.DEALER)).isEqualTo(new Owed(1_93, 200_00, 896_00, 200_000_00));
        assertThat(applied.after().paidOff()).isFalse();
    }

    @Test
    void doesNotAccrueOnWhatIsRepaidThatDay() {
        RepaidLoan applied = applied(LoanType.MANUFACTURER, Payer.DEALER, 100_000_00);
        assertThat(Strategies.ALL.accrue(applied.after(), TENTH).accrual().manufacturerInterest())
                .isEqualTo(20_00);
    }

    @ParameterizedTest(name = "{0} of January's interest paid on 20 February: {1}")
    @CsvSource({"108000, 0", "107999, 20000"})
    void chargesTheLateFeeByWhatIsUnpaidAfterThatDaysRepayments(long cents, long fee) {
        LocalDate twentieth = LocalDate.parse("2026-02-20");
        RepaidLoan applied = (RepaidLoan) Strategies.REPAYMENTS.apply(
                drawn(LoanType.DEALER), request(Payer.DEALER, cents, twentieth), twentieth, TENTH);
        assertThat(Strategies.ALL.accrue(applied.after(), twentieth).accrual().lateFee())
                .isEqualTo(fee);
    }

    @Test
    void marksTheLoanAsPaidOffAndDropsTheRestOfItsSums() {
        RepaidLoan applied = paidOff(LoanType.DEALER);
        assertThat(applied.after().paidOff()).isTrue();
        assertThat(applied.after().accruedThrough()).isEqualTo("2026-03-09");
        // 17 days of 0.324 are 5.508; 5.51 was posted and paid.
        assertThat(applied.after().penaltySum()).isEqualByComparingTo("5.51");
    }

    @Test
    void keepsALoanOpenWhileTheManufacturerStillOwes() {
        RepaidLoan dealer = applied(LoanType.SPLIT, Payer.DEALER, 200_000_00 + 896_00 + 200_00 + 1_93);
        assertThat(dealer.after().paidOff()).isFalse();
        RepaidLoan manufacturer = (RepaidLoan) apply(dealer.after(), request(Payer.MANUFACTURER, 1664_00, null));
        assertThat(manufacturer.after().paidOff()).isTrue();
    }

    @Test
    void namesTheLoanWhoseDebtsDoNotFit() {
        LoanState loan = new LoanState(
                drawn(LoanType.DEALER).terms(),
                TENTH.minusDays(1),
                200_000_00,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                new Balance(Long.MAX_VALUE, 0),
                Balance.ZERO,
                false);
        assertThatThrownBy(() -> apply(loan, request(Payer.DEALER, 1, null)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("L-1");
    }

    @Test
    void allocatesNothingBelowZero() {
        List<PeriodInterest> none = List.of();
        assertThatThrownBy(() -> new Allocation(-1, 0, none, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allocation(0, -1, none, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allocation(0, 0, none, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PeriodInterest(YearMonth.of(2026, 1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoMoreThanIsOwedIfTheAmountIsOnlyALimit() {
        RepaymentRequest all = request(Payer.DEALER, 300_000_00, null).atMost(250_000_00);
        RepaidLoan applied = (RepaidLoan) apply(drawn(LoanType.DEALER), all);
        assertThat(applied.allocation().total()).isEqualTo(202_765_51);
        RepaymentRequest few = request(Payer.DEALER, 300_000_00, null).atMost(7_00);
        RepaidLoan part = (RepaidLoan) apply(drawn(LoanType.DEALER), few);
        assertThat(part.allocation().total()).isEqualTo(7_00);
        assertRefused(
                apply(
                        drawn(LoanType.DEALER),
                        request(Payer.MANUFACTURER, 1, null).atMost(1)),
                RefusalReason.NOTHING_OWED,
                "manufacturer owes nothing");
    }

    static LoanState drawn(LoanType type) {
        return LoanState.drawn(new TermsOf(type).terms());
    }

    static LoanState accruedThrough(LoanType type, LocalDate date) {
        return Strategies.ALL.accrueThrough(drawn(type), date).after();
    }

    static RepaymentRequest request(Payer payer, long cents, @Nullable LocalDate stated) {
        return new RepaymentRequest(payer, new Money(CNY, cents), stated, BackDating.NONE);
    }

    /** A repayment of 10 March. */
    static RepaidLoan applied(LoanType type, Payer payer, long cents) {
        return (RepaidLoan) apply(drawn(type), request(payer, cents, null));
    }

    static RepaidLoan paidOff(LoanType type) {
        return applied(type, Payer.DEALER, 202_765_51);
    }

    static RepaymentOutcome apply(LoanState loan, RepaymentRequest request) {
        return Strategies.REPAYMENTS.apply(loan, request, TENTH, TENTH);
    }

    static void assertRefused(RepaymentOutcome outcome, RefusalReason reason, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.detail()).contains(detail);
        });
    }
}
