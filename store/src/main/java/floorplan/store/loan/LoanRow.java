package floorplan.store.loan;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A row of {@code loan} as it stands there, not looked into: it may make no loan. Amounts are cents. */
public record LoanRow(
        long id,
        String loanNo,
        String dealerId,
        String manufacturerId,
        String loanType,
        String vin,
        String currency,
        long drawn,
        BigDecimal penaltyAnnualRate,
        long lateFee,
        String dayCount,
        BigDecimal dealerShare,
        LocalDate drawdownDate,
        LocalDate maturityDate,
        LocalDate accruedThrough,
        long principal,
        long dealerInterestPaid,
        long penaltyPaid,
        long lateFeePaid,
        boolean closed,
        long version,
        @Nullable LocalDate restartedAfter) {

    /** The columns that {@link #of} reads, in its order. */
    public static final String COLUMNS = """
            id, loan_no, dealer_id, manufacturer_id, loan_type, vin, currency, drawn, penalty_annual_rate, late_fee,
            day_count, dealer_share, drawdown_date, maturity_date, accrued_through, principal, dealer_interest_paid,
            penalty_paid, late_fee_paid, closed_on, version, restarted_after
            """;

    // By number: a day-end reads every loan here.
    public static LoanRow of(ResultSet row) throws SQLException {
        return new LoanRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getBigDecimal(9),
                row.getLong(10),
                row.getString(11),
                row.getBigDecimal(12),
                row.getObject(13, LocalDate.class),
                row.getObject(14, LocalDate.class),
                row.getObject(15, LocalDate.class),
                row.getLong(16),
                row.getLong(17),
                row.getLong(18),
                row.getLong(19),
                row.getObject(20) != null,
                row.getLong(21),
                row.getObject(22, LocalDate.class));
    }

    /** A running sum after {@code accruedThrough}: what closing the loan has dropped is not in it, whatever the accrual row says. */
    public BigDecimal sum(BigDecimal exact, long postedCents) {
        boolean dropped = closed || accruedThrough.equals(restartedAfter);
        return dropped ? BigDecimal.valueOf(postedCents, 2).setScale(10) : exact;
    }

    /** @throws IllegalArgumentException if these are no terms, saying why */
    public LoanTerms terms(Rates rates) {
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

    /** @throws IllegalArgumentException if this is no agreement, saying why */
    LoanAgreement agreement(LoanTerms terms) {
        return new LoanAgreement(dealerId, manufacturerId, vin, maturityDate, terms);
    }
}
