package floorplan.domain.loan;

import floorplan.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The terms by which a loan is calculated, as agreed at drawdown. Only the rates may change later.
 *
 * @param loanId 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}
 * @param loanType determines who owes the interest
 * @param currency a currency with two decimals
 * @param drawnCents the principal drawn, above 0
 * @param rates the dated rates, of which one is effective on or before the drawdown date
 * @param penaltyAnnualRate a decimal fraction a year, from 0 to below 10, at most six decimals
 * @param lateFeeCents flat, for one period; 0 for none
 * @param dayCount the number of days by which a year's interest is divided
 * @param dealerShare the dealer's fraction of the interest, at most six decimals: 1 for {@code DEALER}, 0 for
 *     {@code MANUFACTURER}
 * @param drawdownDate the first date that accrues
 */
public record LoanTerms(
        String loanId,
        LoanType loanType,
        Currency currency,
        long drawnCents,
        Rates rates,
        BigDecimal penaltyAnnualRate,
        long lateFeeCents,
        DayCount dayCount,
        BigDecimal dealerShare,
        LocalDate drawdownDate) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming the field that breaks a rule, and the rule
     */
    public LoanTerms {
        LoanNames.requireId("loanId", loanId);
        requireAmounts(new Money(currency, drawnCents), new Money(currency, lateFeeCents));
        requireRate(rates, drawdownDate);
        penaltyAnnualRate = Fractions.rate("penaltyAnnualRate", penaltyAnnualRate);
        dealerShare = Fractions.share("dealerShare", dealerShare);
        requireShare(loanType, dealerShare);
    }

    /**
     * The dealer's share of an imported loan. A file states it for {@code SPLIT} loans only.
     *
     * @throws IllegalArgumentException if the share is stated for another type, is missing for {@code SPLIT}, or is not
     *     from 0 to 1 with at most six decimals
     */
    public static BigDecimal dealerShareOf(LoanType loanType, @Nullable BigDecimal stated) {
        if (loanType == LoanType.SPLIT) {
            if (stated == null) {
                throw new IllegalArgumentException("dealerShare must be stated for a SPLIT loan");
            }
            return Fractions.share("dealerShare", stated);
        }
        if (stated != null) {
            throw new IllegalArgumentException("dealerShare must be empty for a " + loanType + " loan");
        }
        return Fractions.share("dealerShare", fixedShareOf(loanType));
    }

    /**
     * The same terms with one more rate.
     *
     * @throws IllegalArgumentException if the rate is not effective after {@code accruedThrough}, or shares its date
     *     with another rate
     */
    public LoanTerms with(Rate rate, LocalDate accruedThrough) {
        return with(rates.with(rate, accruedThrough));
    }

    /**
     * The same terms with one more rate, which replaces a rate that begins on the same date.
     *
     * @throws IllegalArgumentException if the rate is effective before the drawdown date
     */
    public LoanTerms corrected(Rate rate) {
        if (rate.effectiveFrom().isBefore(drawdownDate)) {
            throw new IllegalArgumentException(
                    "effectiveFrom " + rate.effectiveFrom() + " must not lie before the drawdown date " + drawdownDate);
        }
        return with(rates.corrected(rate));
    }

    private LoanTerms with(Rates dated) {
        return new LoanTerms(
                loanId,
                loanType,
                currency,
                drawnCents,
                dated,
                penaltyAnnualRate,
                lateFeeCents,
                dayCount,
                dealerShare,
                drawdownDate);
    }

    private static void requireAmounts(Money drawn, Money lateFee) {
        if (drawn.cents() <= 0) {
            throw new IllegalArgumentException("principal " + drawn + " must be above 0");
        }
        if (lateFee.cents() < 0) {
            throw new IllegalArgumentException("lateFee " + lateFee + " must not be below 0");
        }
    }

    private static void requireRate(Rates rates, LocalDate drawdown) {
        if (rates.first().isAfter(drawdown)) {
            throw new IllegalArgumentException("annualRate has no rate for the drawdown date " + drawdown
                    + ": the first is effective from " + rates.first());
        }
    }

    private static void requireShare(LoanType loanType, BigDecimal dealerShare) {
        if (loanType != LoanType.SPLIT && dealerShare.compareTo(fixedShareOf(loanType)) != 0) {
            throw new IllegalArgumentException("dealerShare " + dealerShare + " must be " + fixedShareOf(loanType)
                    + " for a " + loanType + " loan");
        }
    }

    private static BigDecimal fixedShareOf(LoanType loanType) {
        return loanType == LoanType.DEALER ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
