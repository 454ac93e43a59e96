package floorplan.store.report;

import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.VisibleLoans;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Open loans by maturity date. */
public final class MaturityReport {
    private final AccountDatabase database;

    public MaturityReport(AccountDatabase database) {
        this.database = database;
    }

    /** An open loan; {@code principal} in cents. */
    public record MaturingLoan(
            long key,
            String loanNo,
            String dealerId,
            String manufacturerId,
            LoanType loanType,
            String vin,
            String currency,
            long principal,
            LocalDate maturityDate) {}

    /** Directly behind a loan in the list. */
    public record MaturityPosition(LocalDate maturityDate, long key) {}

    /**
     * The first {@code limit} open loans behind a position that mature on a date or before it, by maturity date, then
     * by key.
     *
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<MaturingLoan> list(ReportedLoans loans, LocalDate through, MaturityPosition after, int limit) {
        Map<String, Object> values = new HashMap<>();
        return database.broad(() -> database.sql("""
                        SELECT STRAIGHT_JOIN l.id, l.loan_no, l.dealer_id, l.manufacturer_id, l.loan_type, l.vin, l.currency,
                            l.principal, l.maturity_date %s
                        WHERE l.closed_on IS NULL AND l.maturity_date BETWEEN :from AND :through
                            AND (l.maturity_date > :from OR l.id > :id) %s
                        ORDER BY l.maturity_date, l.id LIMIT :limit
                        """.formatted(VisibleLoans.FROM, loans.filters(values)))
                .params(values)
                .param("from", after.maturityDate())
                .param("through", through)
                .param("id", after.key())
                .param("limit", limit)
                .query((row, n) -> new MaturingLoan(
                        row.getLong("id"),
                        row.getString("loan_no"),
                        row.getString("dealer_id"),
                        row.getString("manufacturer_id"),
                        LoanType.valueOf(row.getString("loan_type")),
                        row.getString("vin"),
                        row.getString("currency"),
                        row.getLong("principal"),
                        row.getObject("maturity_date", LocalDate.class)))
                .list());
    }
}
