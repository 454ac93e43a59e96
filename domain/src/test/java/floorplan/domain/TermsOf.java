package floorplan.domain;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;

/** Builds terms for tests: those of the rules' worked example, except for the values that a test changes. */
public final class TermsOf {

    public String loanId = "L-1";
    public Currency currency = Currency.getInstance("CNY");
    public long drawnCents = 200_000_00;
    public Rates rates = Rates.from(LocalDate.parse("2026-01-05"), new BigDecimal("0.072"));
    public BigDecimal penaltyAnnualRate = new BigDecimal("0.108");
    public long lateFeeCents = 200_00;
    public DayCount dayCount = DayCount.ACT_360;
    public BigDecimal dealerShare;
    public LocalDate drawdownDate = LocalDate.parse("2026-01-05");
    public final LoanType loanType;

    public TermsOf(LoanType loanType) {
        this.loanType = loanType;
        this.dealerShare = switch (loanType) {
            case DEALER -> BigDecimal.ONE;
            case MANUFACTURER -> BigDecimal.ZERO;
            case SPLIT -> new BigDecimal("0.35");
        };
    }

    public TermsOf drawn(String date, long cents) {
        drawdownDate = LocalDate.parse(date);
        drawnCents = cents;
        return this;
    }

    public TermsOf rates(Rate... dated) {
        rates = new Rates(Arrays.asList(dated));
        return this;
    }

    public TermsOf dayCount(DayCount count) {
        dayCount = count;
        return this;
    }

    public TermsOf dealerShare(String share) {
        dealerShare = new BigDecimal(share);
        return this;
    }

    public static Rate rate(String from, String annual) {
        return new Rate(LocalDate.parse(from), new BigDecimal(annual));
    }

    public LoanTerms terms() {
        return new LoanTerms(
                loanId,
                loanType,
                currency,
                drawnCents,
                rates,
                penaltyAnnualRate,
                lateFeeCents,
                dayCount,
                dealerShare,
                drawdownDate);
    }
}
