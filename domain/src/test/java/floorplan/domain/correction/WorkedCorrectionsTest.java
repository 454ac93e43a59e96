package floorplan.domain.correction;

import static floorplan.domain.journal.LedgerAccount.CASH;
import static floorplan.domain.journal.LedgerAccount.DEALER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.INTEREST_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_INCOME;
import static floorplan.domain.journal.LedgerAccount.LATE_FEE_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PENALTY_INCOME;
import static floorplan.domain.journal.LedgerAccount.PENALTY_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.PRINCIPAL_RECEIVABLE;
import static floorplan.domain.journal.LedgerAccount.UNAPPLIED_RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.TermsOf;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure of the rules' examples of corrections, in cents, and further examples in which rates and fees change.
 */
class WorkedCorrectionsTest {

    private static final LocalDate TENTH_OF_MARCH = LocalDate.parse("2026-03-10");
    private static final LocalDate FIRST_OF_APRIL = LocalDate.parse("2026-04-01");

    private final BookedLoan loan = loan(LoanType.DEALER);
    private int sequence;

    @ParameterizedTest(name = "with value date {0}")
    @ValueSource(strings = {"2026-02-19", "2026-02-20"})
    void interestPaidInTimeBringsNoFee(String valueDate) {
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        LoanDifference difference = correct(valueDate, 1080_00, TENTH_OF_MARCH);
        assertThat(after(difference, "R1").interestTotal()).isEqualTo(1080_00);
        assertThat(loan.state.owedBy(Payer.DEALER)).isEqualTo(new Owed(0, 0, 1480_00, 200_000_00));
        assertPosts(
                difference,
                Map.of(
                        CASH, 1080_00L,
                        LATE_FEE_INCOME, 200_00L,
                        PENALTY_INCOME, 5_51L,
                        DEALER_INTEREST_RECEIVABLE, -1080_00L,
                        LATE_FEE_RECEIVABLE, -200_00L,
                        PENALTY_RECEIVABLE, -5_51L));
        assertThat(difference.principalRepaid()).isZero();
    }

    @Test
    void principalPaidEarlierBearsNoInterest() {
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        LoanDifference difference = correct("2026-02-10", 20_000_00, TENTH_OF_MARCH);
        assertThat(after(difference, "R1").interestTotal()).isEqualTo(1440_00);
        assertThat(after(difference, "R1").principal()).isEqualTo(18_560_00);
        assertThat(interestOf(2)).isEqualTo(1049_47);
        assertThat(interestOf(3)).isEqualTo(326_59);
        assertThat(loan.state.principalCents()).isEqualTo(181_440_00);
        assertPosts(
                difference,
                Map.of(
                        CASH, 20_000_00L,
                        INTEREST_INCOME, 103_94L,
                        LATE_FEE_INCOME, 200_00L,
                        PENALTY_INCOME, 5_51L,
                        PRINCIPAL_RECEIVABLE, -18_560_00L,
                        DEALER_INTEREST_RECEIVABLE, -1440_00L - 103_94,
                        LATE_FEE_RECEIVABLE, -200_00L,
                        PENALTY_RECEIVABLE, -5_51L));
    }

    @Test
    void aLaterRepaymentIsAllocatedAnew() {
        tenThousandThenThroughMarch();
        assertThat(interestOf(3)).isEqualTo(1208_17);
        LoanDifference difference = correct("2026-02-19", 1080_00, FIRST_OF_APRIL);
        assertThat(after(difference, "R1").penalty()).isZero();
        assertThat(after(difference, "R1").lateFee()).isZero();
        assertThat(after(difference, "R1").interestTotal()).isEqualTo(1480_00);
        assertThat(after(difference, "R1").principal()).isEqualTo(8520_00);
        assertThat(interestOf(3)).isEqualTo(1202_51);
        assertPosts(
                difference,
                Map.of(
                        CASH, 1080_00L,
                        LATE_FEE_INCOME, 200_00L,
                        PENALTY_INCOME, 5_51L,
                        INTEREST_INCOME, 5_66L,
                        PRINCIPAL_RECEIVABLE, -1285_51L,
                        DEALER_INTEREST_RECEIVABLE, -5_66L));
        assertThat(difference.principalRepaid()).isEqualTo(1285_51);
    }

    @Test
    void aBouncedRepaymentBringsBackWhatItKeptAway() {
        tenThousandThenThroughMarch();
        LoanDifference difference = loan.reverse("R1", ReversalKind.BOUNCED, FIRST_OF_APRIL);
        assertThat(loan.booked().on(LocalDate.parse("2026-03-20")).lateFee()).isEqualTo(200_00);
        assertPosts(
                difference,
                Map.of(
                        PRINCIPAL_RECEIVABLE, 7234_49L,
                        DEALER_INTEREST_RECEIVABLE, 2591_83L,
                        LATE_FEE_RECEIVABLE, 400_00L,
                        PENALTY_RECEIVABLE, 16_33L,
                        CASH, -10_000_00L,
                        INTEREST_INCOME, -31_83L,
                        LATE_FEE_INCOME, -200_00L,
                        PENALTY_INCOME, -10_82L));
        assertThat(difference.principalRepaid()).isEqualTo(-7234_49);
    }

    @Test
    void aLowerRateOfAPaidOffLoanLeavesASurplus() {
        repay("2026-03-10", 202_765_51);
        assertThat(loan.booked().paidOffOn()).isEqualTo(TENTH_OF_MARCH);
        LoanDifference difference = loan.change(TermsOf.rate("2026-02-01", "0.069"), FIRST_OF_APRIL);
        assertThat(interestOf(1) + interestOf(2) + interestOf(3)).isEqualTo(2498_33);
        assertThat(loan.booked().paidOffOn()).isEqualTo(TENTH_OF_MARCH);
        assertPosts(difference, Map.of(INTEREST_INCOME, 61_67L, UNAPPLIED_RECEIPTS, -61_67L));
    }

    @Test
    void bothPayersInterestOfASplitLoanFollows() {
        BookedLoan split = loan(LoanType.SPLIT);
        split.take(LoanInput.Repayment.of("R1", Payer.DEALER, TENTH_OF_MARCH, 1, 10_000_00), TENTH_OF_MARCH);
        split.accrueThrough(FIRST_OF_APRIL.minusDays(1));
        LoanDifference difference = split.correct(
                split.inputs.with(LoanInput.Repayment.of("R2", Payer.DEALER, LocalDate.parse("2026-02-19"), 2, 378_00)),
                FIRST_OF_APRIL);
        assertThat(after(difference, "R1").penalty()).isZero();
        assertThat(after(difference, "R1").lateFee()).isZero();
        assertThat(after(difference, "R1").interestTotal()).isEqualTo(518_00);
        assertThat(after(difference, "R1").principal()).isEqualTo(9482_00);
        assertPosts(
                difference,
                Map.of(
                        CASH, 378_00L,
                        INTEREST_INCOME, 2_55L,
                        LATE_FEE_INCOME, 200_00L,
                        PENALTY_INCOME, 1_93L,
                        PRINCIPAL_RECEIVABLE, -579_93L,
                        DEALER_INTEREST_RECEIVABLE, -89L,
                        MANUFACTURER_INTEREST_RECEIVABLE, -1_66L));
    }

    @Test
    void penaltyFollowsALowerRate() {
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        LoanDifference difference = loan.change(TermsOf.rate("2026-01-05", "0.069"), TENTH_OF_MARCH);
        // 64 days of 38.3333…; 17 days of penalty on 1035.00.
        assertPosts(
                difference,
                Map.of(
                        INTEREST_INCOME, 106_67L,
                        PENALTY_INCOME, 23L,
                        DEALER_INTEREST_RECEIVABLE, -106_67L,
                        PENALTY_RECEIVABLE, -23L));
    }

    @Test
    void nobodyPaysFeesOnInterestThatNobodyHadBilled() {
        repay("2026-02-20", 1080_00);
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        LoanDifference difference = loan.change(TermsOf.rate("2026-01-05", "0.075"), TENTH_OF_MARCH);
        assertThat(interestOf(1)).isEqualTo(1125_00);
        assertPosts(difference, Map.of(DEALER_INTEREST_RECEIVABLE, 106_67L, INTEREST_INCOME, -106_67L));
        // From the open date on, the 45.00 of January that are unpaid bear penalty interest: 0.0135 a day.
        loan.accrueThrough(LocalDate.parse("2026-03-19"));
        assertThat(loan.state.penalty().posted()).isEqualTo(14);
    }

    @Test
    void moneyOnTheWrongLoanBecomesAnUnappliedReceiptWithoutFees() {
        repay("2026-02-20", 1080_00);
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        assertPosts(
                loan.reverse("R1", ReversalKind.MISPOSTED, TENTH_OF_MARCH),
                Map.of(DEALER_INTEREST_RECEIVABLE, 1080_00L, UNAPPLIED_RECEIPTS, -1080_00L));
    }

    @Test
    void feesThatWereBilledOnceAreBilledAgainButNoMore() {
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        correct("2026-02-20", 1080_00, TENTH_OF_MARCH);
        loan.reverse("R1", ReversalKind.MISPOSTED, TENTH_OF_MARCH);
        assertThat(loan.state.owedBy(Payer.DEALER)).isEqualTo(new Owed(5_51, 200_00, 2560_00, 200_000_00));
        // January's interest would be 1125.00, and its penalty 5.74 instead of 5.51.
        loan.change(TermsOf.rate("2026-01-05", "0.075"), TENTH_OF_MARCH);
        assertThat(loan.state.owedBy(Payer.DEALER)).isEqualTo(new Owed(5_51, 200_00, 2666_67, 200_000_00));
    }

    @Test
    void feesThatABouncedRepaymentKeptAwayArise() {
        repay("2026-02-20", 1080_00);
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        assertPosts(
                loan.reverse("R1", ReversalKind.BOUNCED, TENTH_OF_MARCH),
                Map.of(
                        DEALER_INTEREST_RECEIVABLE, 1080_00L,
                        LATE_FEE_RECEIVABLE, 200_00L,
                        PENALTY_RECEIVABLE, 5_51L,
                        CASH, -1080_00L,
                        LATE_FEE_INCOME, -200_00L,
                        PENALTY_INCOME, -5_51L));
    }

    @Test
    void aPayoffThatBouncedFortyDatesLaterLeavesTheLoanAsIfUnpaid() {
        repay("2026-03-10", 202_765_51);
        LoanDifference difference = loan.reverse("R1", ReversalKind.BOUNCED, LocalDate.parse("2026-04-20"));
        assertThat(difference.paidOffBefore()).isEqualTo(TENTH_OF_MARCH);
        assertThat(difference.paidOffAfter()).isNull();
        assertThat(loan.state.accruedThrough()).isEqualTo("2026-04-19");
        // Penalty: 58 days of 0.324 and 30 of 0.336. Late fees of 20 February and 20 March.
        assertThat(loan.state.owedBy(Payer.DEALER)).isEqualTo(new Owed(28_87, 400_00, 4200_00, 200_000_00));
        assertThat(difference.dates().getFirst().date()).isEqualTo(TENTH_OF_MARCH);
    }

    @Test
    void aWaiverTakesNoMoreThanStandsAndLapsesWhereTheFeeGoes() {
        loan.accrueThrough(TENTH_OF_MARCH.minusDays(1));
        LoanInput waiver = new LoanInput.Waiver("W", YearMonth.of(2026, 1), TENTH_OF_MARCH, 1, 300_00);
        LoanDifference waived = loan.correct(loan.inputs.with(waiver), TENTH_OF_MARCH);
        assertPosts(waived, Map.of(LATE_FEE_INCOME, 200_00L, LATE_FEE_RECEIVABLE, -200_00L));
        assertThat(loan.state.owedBy(Payer.DEALER)).isEqualTo(new Owed(5_51, 0, 2560_00, 200_000_00));
        sequence = 1;
        LoanDifference paid = correct("2026-02-20", 1080_00, TENTH_OF_MARCH);
        assertThat(after(paid, "W").lateFee()).isZero();
        assertPosts(
                paid,
                Map.of(
                        CASH, 1080_00L,
                        PENALTY_INCOME, 5_51L,
                        DEALER_INTEREST_RECEIVABLE, -1080_00L,
                        PENALTY_RECEIVABLE, -5_51L));
    }

    private static BookedLoan loan(LoanType type) {
        return new BookedLoan(LoanInputs.of(new TermsOf(type).terms()), true);
    }

    private void tenThousandThenThroughMarch() {
        repay("2026-03-10", 10_000_00);
        loan.accrueThrough(FIRST_OF_APRIL.minusDays(1));
    }

    private void repay(String valueDate, long cents) {
        loan.take(repayment(valueDate, cents), LocalDate.parse(valueDate));
    }

    private LoanDifference correct(String valueDate, long cents, LocalDate openDate) {
        return loan.correct(loan.inputs.with(repayment(valueDate, cents)), openDate);
    }

    private LoanInput repayment(String valueDate, long cents) {
        sequence++;
        return LoanInput.Repayment.of("R" + sequence, Payer.DEALER, LocalDate.parse(valueDate), sequence, cents);
    }

    private long interestOf(int month) {
        return loan.booked().accruals().stream()
                .filter(accrual -> accrual.date().getMonthValue() == month)
                .mapToLong(accrual -> accrual.dealerInterest() + accrual.manufacturerInterest())
                .sum();
    }

    private static Allocation after(LoanDifference difference, String id) {
        return difference.inputs().stream()
                .filter(input -> input.input().id().equals(id))
                .findFirst()
                .orElseThrow()
                .after()
                .parts();
    }

    private static void assertPosts(LoanDifference difference, Map<LedgerAccount, Long> lines) {
        Map<LedgerAccount, Long> posted = new TreeMap<>();
        for (JournalLine line :
                CorrectionEntry.of(difference, FIRST_OF_APRIL).orElseThrow().lines()) {
            posted.put(line.account(), line.cents());
        }
        assertThat(posted).isEqualTo(lines);
    }
}
