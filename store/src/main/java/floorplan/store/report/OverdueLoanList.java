package floorplan.store.report;

import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanFilter;
import floorplan.store.loan.LoanViews.LoanLine;
import floorplan.store.report.BalanceReport.ReportPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of loans, restricted to those whose dealer is overdue. */
public final class OverdueLoanList {
    /** Loans of one read. */
    private static final int CHUNK = ClosedBalances.CHUNK;

    private final AccountDatabase database;
    private final LoanViews loans;

    public OverdueLoanList(AccountDatabase database) {
        this.database = database;
        this.loans = new LoanViews(database);
    }

    /**
     * The loans behind a key that match and have overdue debts on a date, by key. The part ends early after
     * {@link ReportedLoans#MOST_OF_PAGE} loans that match.
     *
     * @throws floorplan.store.database.QueryTooSlow if a query exceeds the session's time limit
     */
    public ReportPart<LoanLine, Long> list(LocalDate date, LoanFilter filter, long after, int limit) {
        if (Boolean.TRUE.equals(filter.paidOff())) {
            return new ReportPart<>(List.of(), null);
        }
        LoanFilter open = filter.open();
        return database.broad(() -> database.inSnapshot(() -> {
            OverdueLoans overdue = new OverdueLoans(database, date);
            List<LoanLine> rows = new ArrayList<>();
            long last = after;
            for (int read = 0; read < ReportedLoans.MOST_OF_PAGE; read += CHUNK) {
                List<LoanLine> matching = loans.list(open, last, CHUNK);
                Set<Long> keys =
                        overdue.among(matching.stream().map(LoanLine::key).toList());
                for (LoanLine line : matching) {
                    if (keys.contains(line.key())) {
                        if (rows.size() == limit) {
                            return new ReportPart<>(rows, last);
                        }
                        rows.add(line);
                    }
                    last = line.key();
                }
                if (matching.size() < CHUNK) {
                    return new ReportPart<>(rows, null);
                }
            }
            return new ReportPart<>(rows, last);
        }));
    }
}
