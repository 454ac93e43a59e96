package floorplan.store.loan;

import floorplan.domain.loan.Balance;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.RowLock;
import floorplan.store.loan.LoanViews.LoanView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Builds a loan from its rows: terms and paid amounts from {@code loan}, posted amounts from the accrual rows that end
 * its months.
 */
final class LoanReader {
    private static final String ROW = "SELECT " + LoanRow.COLUMNS
            + ", dealer_id, manufacturer_id, vin, maturity_date, version FROM loan WHERE id = :id";

    private final AccountDatabase database;

    LoanReader(AccountDatabase database) {
        this.database = database;
    }

    /** The key of a visible loan. */
    Optional<Long> idOf(String loanNo) {
        return VisibleLoans.idOf(database, loanNo);
    }

    LoanView read(long id) {
        LoanWithParties row = row(id, database.sql(ROW));
        LoanState state = standing(row).state();
        LoanAgreement agreement =
                new LoanAgreement(row.dealerId(), row.manufacturerId(), row.vin(), row.maturityDate(), state.terms());
        return new LoanView(agreement, state, row.version());
    }

    /** Reads a loan as {@link #lock} does, without a lock. */
    LockedLoan readUnlocked(long id) {
        LoanWithParties row = row(id, database.sql(ROW));
        LoanStanding standing = standing(row);
        return new LockedLoan(id, row.version(), standing.state(), standing.newest());
    }

    /** Locks a loan's row, to the end of the caller's transaction, and reads the loan as it is then. */
    LockedLoan lock(long id) {
        // The row is locked first: rates read before would miss a rate added while this transaction waited for the
        // lock.
        LoanWithParties row = database.locking("the loan", ROW, RowLock.EXCLUSIVE, query -> row(id, query));
        LoanStanding standing = standing(row);
        return new LockedLoan(id, row.version(), standing.state(), standing.newest());
    }

    private static LoanWithParties row(long id, JdbcClient.StatementSpec select) {
        return select.param("id", id)
                .query((found, n) -> new LoanWithParties(
                        LoanRow.of(found),
                        found.getString("dealer_id"),
                        found.getString("manufacturer_id"),
                        found.getString("vin"),
                        found.getObject("maturity_date", LocalDate.class),
                        found.getLong("version")))
                .single();
    }

    private record LoanWithParties(
            LoanRow loan, String dealerId, String manufacturerId, String vin, LocalDate maturityDate, long version) {}

    private Rates rates(long id) {
        return new Rates(database.sql("SELECT effective_from, annual_rate FROM loan_rate WHERE loan_id = :id")
                .param("id", id)
                .query((row, n) ->
                        new Rate(row.getObject("effective_from", LocalDate.class), row.getBigDecimal("annual_rate")))
                .list());
    }

    private record LoanStanding(LoanState state, RunningTotals newest) {}

    /** @throws IncompleteLoan if its rows form no valid loan */
    private LoanStanding standing(LoanWithParties row) {
        try {
            return standing(row.loan());
        } catch (IllegalArgumentException damaged) {
            throw new IncompleteLoan(row.loan().loanNo(), damaged);
        }
    }

    private LoanStanding standing(LoanRow loan) {
        Rates rates = rates(loan.id());
        List<RunningTotals> monthEnds = corrected(loan, monthEnds(loan));
        RunningTotals newest = monthEnds.isEmpty()
                ? RunningTotals.beforeDrawdown(loan.drawdownDate().minusDays(1))
                : monthEnds.getLast();
        return new LoanStanding(loan.state(rates, newest, periods(monthEnds, periodsPaid(loan.id()))), newest);
    }

    /** Applies later corrections to the totals of a loan's months. */
    private List<RunningTotals> corrected(LoanRow loan, List<RunningTotals> monthEnds) {
        if (loan.correctedThrough() == null) {
            return monthEnds;
        }
        CorrectedTotals corrections = new CorrectedTotals(database);
        List<RunningTotals> totals = corrections.ofMonths(loan.id(), monthEnds);
        if (loan.isCorrected() && !totals.isEmpty()) {
            totals.set(totals.size() - 1, corrections.newest(loan.id(), loan.accruedThrough()));
        }
        return totals;
    }

    /**
     * The totals through each month's last date and through the newest date, in order: point look-ups by key, one a
     * month.
     *
     * @throws IncompleteLoan if one is missing
     */
    private List<RunningTotals> monthEnds(LoanRow loan) {
        List<LocalDate> dates = monthEndDates(loan);
        List<RunningTotals> totals = dates.isEmpty() ? List.of() : on(loan.id(), dates);
        requireAll(
                loan.loanNo(), dates, totals.stream().map(RunningTotals::date).toList());
        return totals;
    }

    /** The last accrued date of each month. */
    static List<LocalDate> monthEndDates(LoanRow loan) {
        LocalDate drawdown = loan.drawdownDate();
        LocalDate accruedThrough = loan.accruedThrough();
        List<LocalDate> dates = new ArrayList<>();
        for (YearMonth month = YearMonth.from(drawdown);
                month.atEndOfMonth().isBefore(accruedThrough);
                month = month.plusMonths(1)) {
            dates.add(month.atEndOfMonth());
        }
        if (!accruedThrough.isBefore(drawdown)) {
            dates.add(accruedThrough);
        }
        return dates;
    }

    /** @throws IncompleteLoan if a date has no row */
    static void requireAll(String loanNo, List<LocalDate> dates, List<LocalDate> found) {
        if (found.size() < dates.size()) {
            Set<LocalDate> known = Set.copyOf(found);
            dates.stream().filter(date -> !known.contains(date)).findFirst().ifPresent(missing -> {
                throw new IncompleteLoan(loanNo, missing);
            });
        }
    }

    private List<RunningTotals> on(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT %s, business_date FROM accrual WHERE business_date IN (:dates) AND loan_id = :id ORDER BY business_date
                        """.formatted(RunningTotals.COLUMNS))
                .param("dates", dates)
                .param("id", id)
                .query((row, n) -> RunningTotals.of(row.getObject("business_date", LocalDate.class), row))
                .list();
    }

    /** The paid interest of a month, in cents. */
    record Paid(long dealer, long manufacturer) {
        static final Paid NOTHING = new Paid(0, 0);
    }

    private Map<YearMonth, Paid> periodsPaid(long id) {
        Map<YearMonth, Paid> paid = new HashMap<>();
        database.sql("SELECT month, dealer_paid, manufacturer_paid FROM period_paid WHERE loan_id = :id")
                .param("id", id)
                .query(row -> {
                    paid.put(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            new Paid(row.getLong("dealer_paid"), row.getLong("manufacturer_paid")));
                });
        return paid;
    }

    static List<InterestPeriod> periods(List<RunningTotals> monthEnds, Map<YearMonth, Paid> paid) {
        List<InterestPeriod> periods = new ArrayList<>(monthEnds.size());
        for (RunningTotals end : monthEnds) {
            Paid of = paid.getOrDefault(end.month(), Paid.NOTHING);
            periods.add(new InterestPeriod(
                    end.month(),
                    new Balance(end.dealerThisMonth(), of.dealer()),
                    new Balance(end.manufacturerThisMonth(), of.manufacturer())));
        }
        return periods;
    }
}
