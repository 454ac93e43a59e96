package floorplan.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.TermsOf;
import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A repayment that comes late across the new year and 29 February 2028. By ACT_ACT_ISDA a date of 2027 bears a 365th of
 * the year's interest, a date of 2028 a 366th. The figures were worked out by hand.
 */
class LeapYearCorrectionTest {
    private static final LocalDate THIRTIETH_OF_DECEMBER = LocalDate.parse("2027-12-30");
    private static final LocalDate FIFTH_OF_MARCH = LocalDate.parse("2028-03-05");

    /** The dealer owes no interest of this loan, so its repayment is all principal. */
    private final BookedLoan loan = new BookedLoan(
            LoanInputs.of(new TermsOf(LoanType.MANUFACTURER)
                    .drawn("2027-12-15", 200_000_00)
                    .rates(TermsOf.rate("2027-12-15", "0.072"))
                    .dayCount(DayCount.ACT_ACT_ISDA)
                    .terms()),
            true);

    private LoanDifference correct() {
        loan.accrueThrough(FIFTH_OF_MARCH);
        LoanInput late = LoanInput.Repayment.of("R", Payer.DEALER, THIRTIETH_OF_DECEMBER, 1, 30_000_00);
        return loan.correct(loan.inputs.with(late), FIFTH_OF_MARCH.plusDays(1));
    }

    @Test
    void changesTheInterestOfEachDateByTheDaysOfItsOwnYear() {
        LoanDifference difference = correct();

        // 2 dates at 30,000.00 × 7.2 % ÷ 365 and 65 at ÷ 366 are 395.4422: 3,228.06 become 2,832.62.
        assertThat(difference.dates()).hasSize(67);
        assertThat(CorrectionEntry.of(difference, THIRTIETH_OF_DECEMBER)
                        .orElseThrow()
                        .lines())
                .containsExactlyInAnyOrder(
                        new JournalLine(LedgerAccount.CASH, 30_000_00),
                        new JournalLine(LedgerAccount.INTEREST_INCOME, 395_44),
                        new JournalLine(LedgerAccount.PRINCIPAL_RECEIVABLE, -30_000_00),
                        new JournalLine(LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE, -395_44));
        assertThat(loan.state.interestSum()).isEqualByComparingTo("2832.6198068701");
    }

    @Test
    void keepsTheLeapDayInFebruary() {
        LoanDifference difference = correct();

        // February, 29 dates: 1,140.98 become 969.84. On the 29th itself 39.34 become 33.45.
        assertThat(interestOfFebruary()).isEqualTo(969_84);
        assertThat(difference.dates())
                .filteredOn(date -> date.date().equals(LocalDate.parse("2028-02-29")))
                .extracting(DateDifference::manufacturerInterest)
                .isEqualTo(List.of(-5_89L));
    }

    private long interestOfFebruary() {
        return loan.booked().accruals().stream()
                .filter(accrual -> accrual.date().getMonthValue() == 2)
                .mapToLong(Accrual::manufacturerInterest)
                .sum();
    }
}
