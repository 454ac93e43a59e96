package floorplan.store.loan;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Balance;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import floorplan.store.cache.Version;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanViews.LoanView;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Loans as they are kept in Redis. */
class CachedLoansTest {
    private static final LoanTerms TERMS = new LoanTerms(
            "L-1",
            LoanType.SPLIT,
            Currency.getInstance("CNY"),
            20_000_000,
            new Rates(List.of(
                    new Rate(LocalDate.of(2026, 1, 5), new BigDecimal("0.072")),
                    new Rate(LocalDate.of(2026, 2, 1), new BigDecimal("0.05")))),
            new BigDecimal("0.108"),
            20_000,
            DayCount.ACT_360,
            new BigDecimal("0.35"),
            LocalDate.of(2026, 1, 5));

    private static final LoanView LOAN = new LoanView(
            new LoanAgreement("D-1", "M-1", "LSVAA4182E2184847", LocalDate.of(2026, 7, 5), TERMS),
            new LoanState(
                    TERMS,
                    LocalDate.of(2026, 2, 28),
                    19_000_000,
                    new BigDecimal("1857.7777777778"),
                    new BigDecimal("0.1100000000"),
                    List.of(
                            new InterestPeriod(
                                    YearMonth.of(2026, 1), new Balance(37_800, 37_800), new Balance(70_200, 0)),
                            new InterestPeriod(YearMonth.of(2026, 2), new Balance(27_222, 0), new Balance(50_556, 0))),
                    new Balance(11, 10),
                    new Balance(20_000, 0),
                    false),
            7);

    private final CachedLoans loans =
            new CachedLoans(new LoanViews(new AccountDatabase(new DriverManagerDataSource())));

    @Test
    void readsWhatItHasWritten() {
        assertThat(loans.read(new Version("epoch", 7), loans.write(LOAN))).isEqualTo(LOAN);
    }

    /**
     * If this fails, the present values in Redis would be misread: raise {@link CachedLoans#format}, and put the new
     * text here.
     */
    @Test
    void writesWhatItsFormatSays() {
        assertThat(loans.format()).isEqualTo(2);
        assertThat(new String(loans.write(LOAN), StandardCharsets.UTF_8)).isEqualTo("""
                {"dealerId":"D-1","manufacturerId":"M-1","vin":"LSVAA4182E2184847","maturityDate":"2026-07-05",\
                "state":{"terms":{"loanId":"L-1","loanType":"SPLIT","currency":"CNY",\
                "drawnCents":20000000,"rates":{"rates":[{"effectiveFrom":"2026-01-05","annualRate":0.072000},{"effectiveFrom":"2026-02-01","annualRate":0.050000}]},\
                "penaltyAnnualRate":0.108000,"lateFeeCents":20000,"dayCount":"ACT_360","dealerShare":0.350000,"drawdownDate":"2026-01-05"},\
                "accruedThrough":"2026-02-28","principalCents":19000000,"interestSum":1857.7777777778,"penaltySum":0.1100000000,\
                "periods":[{"month":"2026-01","dealer":{"posted":37800,"paid":37800},"manufacturer":{"posted":70200,"paid":0}},\
                {"month":"2026-02","dealer":{"posted":27222,"paid":0},"manufacturer":{"posted":50556,"paid":0}}],\
                "penalty":{"posted":11,"paid":10},"lateFee":{"posted":20000,"paid":0},"paidOff":false}}""");
    }
}
