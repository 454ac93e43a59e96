package floorplan.store.loan;

import floorplan.domain.loan.Balance;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a loan as its row in {@code loan} says it, unchecked: the row may form no valid loan. Amounts are cents.
 */
public record LoanRow(
        long id,
        String loanNo,
        String loanType,
        String currency,
        long drawn,
        BigDecimal penaltyAnnualRate,
        long lateFee,
        String dayCount,
        BigDecimal dealerShare,
        LocalDate drawdownDate,
        LocalDate accruedThrough,
        long principal,
        long dealerInterestPaid,
        long penaltyPaid,
        long lateFeePaid,
        boolean paidOff,
        @Nullable LocalDate restartedAfter,
        @Nullable LocalDate correctedThrough,
        long penaltyWaived,
        long lateFeeWaived) {

    /** The columns that {@link #of} reads, in its order: only those that are needed to accrue a date. */
    public static final String COLUMNS = """
            id, loan_no, loan_type, currency, drawn, penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date,
            accrued_through, principal, dealer_interest_paid, penalty_paid, late_fee_paid, closed_on, restarted_after,
            corrected_through, penalty_waived, late_fee_waived
            """;

    // Columns are read by number for speed: a day-end reads every loan here.
    public static LoanRow of(ResultSet row) throws SQLException {
        return new LoanRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getBigDecimal(6),
                row.getLong(7),
                row.getString(8),
                row.getBigDecimal(9),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getObject(16) != null,
                row.getObject(17, LocalDate.class),
                row.getObject(18, LocalDate.class),
                row.getLong(19),
                row.getLong(20));
    }

    /**
     * Returns whether the totals through {@code accruedThrough} stand in the loan's newest correction, not in its
     * accrual row.
     */
    public boolean isCorrected() {
        return accruedThrough.equals(correctedThrough);
    }

    /**
     * Builds the state of the loan.
     *
     * @param newest the totals through {@code accruedThrough}
     * @throws IllegalArgumentException if these form no valid loan; the message says why
     */
    public LoanState state(Rates rates, RunningTotals newest, List<InterestPeriod> periods) {
        return new LoanState(
                terms(rates),
                accruedThrough,
                principal,
                sum(newest.interestSum(), newest.dealer() + newest.manufacturer()),
                sum(newest.penaltySum(), newest.penalty()),
                periods,
                new Balance(newest.penalty() - penaltyWaived, penaltyPaid),
                new Balance(newest.lateFee() - lateFeeWaived, lateFeePaid),
                paidOff);
    }

    /**
     * A running sum through {@code accruedThrough}, without the fraction of a cent that paying off dropped. The accrual
     * row still contains that fraction.
     */
    private BigDecimal sum(BigDecimal exact, long postedCents) {
        boolean dropped = paidOff || accruedThrough.equals(restartedAfter);
        return dropped ? BigDecimal.valueOf(postedCents, 2).setScale(10) : exact;
    }

    private LoanTerms terms(Rates rates) {
        return new LoanTerms(
                loanNo,
                LoanType.valueOf(loanType),
                Currency.getInstance(currency),
                drawn,
                rates,
                penaltyAnnualRate,
                lateFee,
                DayCount.valueOf(dayCount),
                dealerShare,
                drawdownDate);
    }
}
