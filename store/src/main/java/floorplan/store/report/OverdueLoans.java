package floorplan.store.report;

import floorplan.domain.loan.InterestPeriod;
import floorplan.store.database.AccountDatabase;
import floorplan.store.report.ReportedLoans.Order;
import floorplan.store.report.ReportedLoans.Position;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Open loans with their dealers' overdue debts on a date: interest after its due date, principal after the maturity
 * date. All repayments applied until now count.
 */
final class OverdueLoans {
    /** Loans of one read. */
    static final int CHUNK = 1_000;

    /** Loans of one list of keys, for the same reason as {@link ClosedBalances#CHUNK}. */
    private static final int LISTED = ClosedBalances.CHUNK;

    private final AccountDatabase database;
    private final LocalDate date;

    /** The newest month whose interest is overdue on the date if it is unpaid. */
    private final YearMonth newestDue;

    OverdueLoans(AccountDatabase database, LocalDate date) {
        this.database = database;
        this.date = date;
        YearMonth lastMonth = YearMonth.from(date).minusMonths(1);
        this.newestDue = InterestPeriod.of(lastMonth).isDueBefore(date) ? lastMonth : lastMonth.minusMonths(1);
    }

    /**
     * An open loan.
     *
     * @param interest cents of overdue interest by due date
     * @param principal cents of overdue principal; 0 until the maturity date has passed
     */
    record OpenLoan(
            long key,
            String dealerId,
            String currency,
            LocalDate drawdown,
            LocalDate accruedThrough,
            LocalDate maturity,
            long principal,
            boolean corrected,
            boolean owesInterest,
            NavigableMap<LocalDate, Long> interest) {
        boolean isOverdue() {
            return principal > 0 || !interest.isEmpty();
        }
    }

    /** The next open loans, at most {@link #CHUNK}, by dealer and key. */
    List<OpenLoan> read(ReportedLoans loans, Position after) {
        Map<String, Object> values = new HashMap<>();
        return withInterest(open(Order.DEALER, loans.conditions(Order.DEALER, after, values), values));
    }

    /** The keys of the open loans among these that have overdue debts. */
    Set<Long> among(List<Long> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return withInterest(open(Order.LOAN, "l.id IN (:ids)", Map.of("ids", keys))).stream()
                .filter(OpenLoan::isOverdue)
                .map(OpenLoan::key)
                .collect(Collectors.toSet());
    }

    private List<OpenLoan> withInterest(List<OpenLoan> open) {
        List<OpenLoan> owing = open.stream().filter(OpenLoan::owesInterest).toList();
        for (int from = 0; from < owing.size(); from += LISTED) {
            addInterest(owing.subList(from, Math.min(owing.size(), from + LISTED)));
        }
        return open;
    }

    // Interest is paid oldest period first. So some of it is overdue if more was posted through the newest due month
    // than was paid at all. The newest totals tell how much was posted, since their own month is at most two months
    // after that month.
    private List<OpenLoan> open(Order order, String conditions, Map<String, Object> values) {
        return database.sql("""
                        SELECT STRAIGHT_JOIN l.id, l.dealer_id, l.currency, l.drawdown_date, l.accrued_through, l.maturity_date,
                            CASE WHEN l.maturity_date < :date THEN l.principal ELSE 0 END AS overdue_principal,
                            l.corrections > 0 AS corrected,
                            COALESCE(CASE WHEN l.accrued_through >= :twoLater THEN COALESCE(
                                    c.dealer_interest_to_month_before_last, n.dealer_interest_to_month_before_last)
                                WHEN l.accrued_through >= :oneLater THEN COALESCE(
                                    c.dealer_interest_to_last_month, n.dealer_interest_to_last_month)
                                ELSE COALESCE(c.dealer_interest_total, n.dealer_interest_total) END, 0)
                                > l.dealer_interest_paid AS owes_interest
                        FROM loan l FORCE INDEX (%s) JOIN import i ON i.seq = l.import_seq AND i.status = 'COMPLETED'
                            LEFT JOIN accrual n ON n.business_date = l.accrued_through AND n.loan_id = l.id
                            LEFT JOIN correction c ON c.loan_id = CASE WHEN l.corrected_through = l.accrued_through THEN l.id END
                                AND c.seq = l.corrections
                        WHERE %s AND l.closed_on IS NULL ORDER BY %s LIMIT :chunk
                        """.formatted(order.index(), conditions, order.sql()))
                .params(values)
                .param("date", date)
                .param("oneLater", newestDue.plusMonths(1).atDay(1))
                .param("twoLater", newestDue.plusMonths(2).atDay(1))
                .param("chunk", CHUNK)
                .query((row, n) -> new OpenLoan(
                        row.getLong("id"),
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getObject("drawdown_date", LocalDate.class),
                        row.getObject("accrued_through", LocalDate.class),
                        row.getObject("maturity_date", LocalDate.class),
                        row.getLong("overdue_principal"),
                        row.getBoolean("corrected"),
                        row.getBoolean("owes_interest"),
                        new TreeMap<>()))
                .list();
    }

    /**
     * The dealer's interest that a loan's accrual rows post for a month, in cents; {@code date} is the last of them.
     */
    private record Posted(LocalDate date, long cents) {}

    /** Adds the unpaid interest of each due period. */
    private void addInterest(List<OpenLoan> loans) {
        List<Long> ids = loans.stream().map(OpenLoan::key).toList();
        Map<Long, Map<YearMonth, Posted>> posted = posted(loans, ids);
        Map<Long, Map<YearMonth, Long>> paid = paid(ids);
        List<Long> corrected =
                loans.stream().filter(OpenLoan::corrected).map(OpenLoan::key).toList();
        List<MonthChange> changes = corrected.isEmpty() ? List.of() : changes(corrected);
        for (OpenLoan loan : loans) {
            Map<YearMonth, Long> unpaid = new TreeMap<>();
            posted.getOrDefault(loan.key(), Map.of()).forEach((month, row) -> unpaid.put(month, row.cents()));
            paid.getOrDefault(loan.key(), Map.of()).forEach((month, cents) -> unpaid.merge(month, -cents, Long::sum));
            changes.stream()
                    .filter(change -> change.loan() == loan.key()
                            && change.isMissingIn(
                                    posted.getOrDefault(loan.key(), Map.of()).get(change.month())))
                    .forEach(change -> unpaid.merge(change.month(), change.cents(), Long::sum));
            unpaid.forEach((month, cents) -> {
                if (cents > 0) {
                    loan.interest().put(InterestPeriod.of(month).dueDate(), cents);
                }
            });
        }
    }

    private Map<Long, Map<YearMonth, Posted>> posted(List<OpenLoan> loans, List<Long> ids) {
        Map<Long, Map<YearMonth, Posted>> posted = new HashMap<>();
        database.sql("""
                        SELECT loan_id, business_date, dealer_interest_total - dealer_interest_to_last_month AS posted
                        FROM accrual WHERE business_date IN (:dates) AND loan_id IN (:ids) ORDER BY business_date
                        """).param("dates", lastDates(loans)).param("ids", ids).query(row -> {
            LocalDate day = row.getObject("business_date", LocalDate.class);
            posted.computeIfAbsent(row.getLong("loan_id"), id -> new HashMap<>())
                    .put(YearMonth.from(day), new Posted(day, row.getLong("posted")));
        });
        return posted;
    }

    /** The last accrued dates of the loans' due months. */
    private List<LocalDate> lastDates(List<OpenLoan> loans) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (OpenLoan loan : loans) {
            for (YearMonth month = YearMonth.from(loan.drawdown());
                    !month.isAfter(newestDue);
                    month = month.plusMonths(1)) {
                LocalDate end = month.atEndOfMonth();
                dates.add(loan.accruedThrough().isBefore(end) ? loan.accruedThrough() : end);
            }
        }
        return new ArrayList<>(dates);
    }

    private Map<Long, Map<YearMonth, Long>> paid(List<Long> ids) {
        Map<Long, Map<YearMonth, Long>> paid = new HashMap<>();
        database.sql(
                        "SELECT loan_id, month, dealer_paid FROM period_paid WHERE loan_id IN (:ids) AND month <= :newestDue")
                .param("ids", ids)
                .param("newestDue", newestDue.atDay(1))
                .query(row -> {
                    paid.computeIfAbsent(row.getLong("loan_id"), id -> new HashMap<>())
                            .put(YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("dealer_paid"));
                });
        return paid;
    }

    /** The change of a month's interest by the corrections made when the loan was accrued through a date. */
    private record MonthChange(long loan, LocalDate accruedThrough, YearMonth month, long cents) {
        /** A row that was written later contains the change. */
        boolean isMissingIn(@Nullable Posted row) {
            return row == null || !accruedThrough.isBefore(row.date());
        }
    }

    private List<MonthChange> changes(List<Long> ids) {
        return database.sql("""
                        SELECT c.loan_id, c.accrued_through, EXTRACT(YEAR_MONTH FROM a.business_date) AS month,
                            SUM(a.dealer_interest) AS dealer
                        FROM correction c JOIN correction_accrual a ON a.loan_id = c.loan_id AND a.seq = c.seq
                        WHERE c.loan_id IN (:ids) AND a.business_date <= :through
                        GROUP BY c.loan_id, c.accrued_through, EXTRACT(YEAR_MONTH FROM a.business_date)
                        """)
                .param("ids", ids)
                .param("through", newestDue.atEndOfMonth())
                .query((row, n) -> new MonthChange(
                        row.getLong("loan_id"),
                        row.getObject("accrued_through", LocalDate.class),
                        YearMonth.of(row.getInt("month") / 100, row.getInt("month") % 100),
                        row.getLong("dealer")))
                .list();
    }
}
