package floorplan.store.imports;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A loan for tests, which change what they speak of. */
final class SomeLoan {
    private final String loanId;
    String dealerId = "dealer";
    String manufacturerId = "maker";
    LoanType loanType = LoanType.SPLIT;
    String vin = "LSVAA4187E2123456";
    String currency = "CNY";
    long drawnCents = 20_000_000;
    String annualRate = "0.072";
    String penaltyAnnualRate = "0.108";
    long lateFeeCents = 20_000;
    DayCount dayCount = DayCount.ACT_360;

    @Nullable
    String dealerShare = "0.35";

    String drawdownDate = "2026-01-05";
    String maturityDate = "2026-07-05";

    SomeLoan(String loanId) {
        this.loanId = loanId;
    }

    LoanTerms terms() {
        LocalDate drawdown = LocalDate.parse(drawdownDate);
        return new LoanTerms(
                loanId,
                dealerId,
                manufacturerId,
                loanType,
                vin,
                Currency.getInstance(currency),
                drawnCents,
                Rates.from(drawdown, new BigDecimal(annualRate)),
                new BigDecimal(penaltyAnnualRate),
                lateFeeCents,
                dayCount,
                LoanTerms.dealerShareOf(loanType, dealerShare == null ? null : new BigDecimal(dealerShare)),
                drawdown,
                LocalDate.parse(maturityDate));
    }
}
