package floorplan.store.imports;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A loan for tests; each test changes only the fields that matter to it. */
public final class SomeLoan {
    private final String loanId;
    public String dealerId = "dealer";
    public String manufacturerId = "maker";
    public LoanType loanType = LoanType.SPLIT;
    public String vin = "LSVAA4187E2123456";
    public String currency = "CNY";
    public long drawnCents = 20_000_000;
    public String annualRate = "0.072";
    public String penaltyAnnualRate = "0.108";
    public long lateFeeCents = 20_000;
    public DayCount dayCount = DayCount.ACT_360;

    @Nullable
    public String dealerShare = "0.35";

    public String drawdownDate = "2026-01-05";
    public String maturityDate = "2026-07-05";

    public SomeLoan(String loanId) {
        this.loanId = loanId;
    }

    public LoanTerms terms() {
        LocalDate drawdown = LocalDate.parse(drawdownDate);
        return new LoanTerms(
                loanId,
                loanType,
                Currency.getInstance(currency),
                drawnCents,
                Rates.from(drawdown, new BigDecimal(annualRate)),
                new BigDecimal(penaltyAnnualRate),
                lateFeeCents,
                dayCount,
                LoanTerms.dealerShareOf(loanType, dealerShare == null ? null : new BigDecimal(dealerShare)),
                drawdown);
    }

    LoanAgreement agreement() {
        return new LoanAgreement(dealerId, manufacturerId, vin, LocalDate.parse(maturityDate), terms());
    }
}
