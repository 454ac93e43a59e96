package floorplan.store.loan;

import floorplan.domain.loan.Rate;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rates of a loan, in the order of their dates. */
public final class RateList {
    private final AccountDatabase database;
    private final LoanReader loans;

    public RateList(AccountDatabase database) {
        this.database = database;
        this.loans = new LoanReader(database);
    }

    /** The first {@code limit} rates with a date after {@code after}; empty when there is no such visible loan. */
    public Optional<List<Rate>> of(String loanNo, LocalDate after, int limit) {
        return loans.idOf(loanNo)
                .map(id -> database.sql("""
                        SELECT effective_from, annual_rate FROM loan_rate
                        WHERE loan_id = :id AND effective_from > :after ORDER BY effective_from LIMIT :limit
                        """)
                        .param("id", id)
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, n) -> new Rate(
                                row.getObject("effective_from", LocalDate.class), row.getBigDecimal("annual_rate")))
                        .list());
    }
}
