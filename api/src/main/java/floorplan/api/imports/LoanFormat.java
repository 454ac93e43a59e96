package floorplan.api.imports;

import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The format of a loans file. {@code currency} and {@code day_count} may be empty; the money rules state their
 * defaults.
 */
final class LoanFormat implements LineFormat<LoanAgreement> {
    private static final List<String> COLUMNS = List.of(
            "loan_id",
            "dealer_id",
            "manufacturer_id",
            "loan_type",
            "vin",
            "currency",
            "principal",
            "annual_rate",
            "penalty_annual_rate",
            "late_fee",
            "day_count",
            "dealer_share",
            "drawdown_date",
            "maturity_date");

    private final LocalDate earliestDrawdown;

    /** @param earliestDrawdown the earliest valid drawdown date, because a loan accrues every day since its drawdown */
    LoanFormat(LocalDate earliestDrawdown) {
        this.earliestDrawdown = earliestDrawdown;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public LoanAgreement read(Fields fields) {
        LoanType loanType = fields.oneOf("loan_type", LoanType.class);
        LocalDate drawdownDate = fields.date("drawdown_date", earliestDrawdown);
        BigDecimal share = fields.isEmpty("dealer_share") ? null : fields.fraction("dealer_share");
        // The terms come last: their constructor may throw, and every field must be read before.
        return new LoanAgreement(
                fields.id("dealer_id"),
                fields.id("manufacturer_id"),
                fields.text("vin"),
                fields.date("maturity_date"),
                new LoanTerms(
                        fields.id("loan_id"),
                        loanType,
                        fields.currency("currency"),
                        fields.cents("principal"),
                        Rates.from(drawdownDate, fields.fraction("annual_rate")),
                        fields.fraction("penalty_annual_rate"),
                        fields.cents("late_fee"),
                        fields.isEmpty("day_count") ? DayCount.ACT_360 : fields.oneOf("day_count", DayCount.class),
                        LoanTerms.dealerShareOf(loanType, share),
                        drawdownDate));
    }
}
