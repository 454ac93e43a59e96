package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.Balance;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a loan together from its rows: terms and paid amounts from {@code loan}, posted amounts from the accrual rows that end its months. */
final class LoanReader {
    private final JdbcClient database;

    LoanReader(JdbcClient database) {
        this.database = database;
    }

    /** The key of a visible loan: one whose import is completed. */
    Optional<Long> idOf(String loanNo) {
        return database.sql("""
                        SELECT l.id FROM loan l JOIN import i ON i.seq = l.import_seq
                        WHERE l.loan_no = :loanNo AND i.status = 'COMPLETED'
                        """).param("loanNo", loanNo).query(Long.class).optional();
    }

    /** @param lock {@code FOR UPDATE}, or nothing for a plain read */
    LockedLoan read(long id, String lock) {
        Rates rates = new Rates(database.sql(
                        "SELECT effective_from, annual_rate FROM loan_rate WHERE loan_id = :id ORDER BY effective_from")
                .param("id", id)
                .query((row, n) ->
                        new Rate(row.getObject("effective_from", LocalDate.class), row.getBigDecimal("annual_rate")))
                .list());
        return database.sql("SELECT * FROM loan WHERE id = :id " + lock)
                .param("id", id)
                .query((row, n) -> assemble(row, rates))
                .single();
    }

    private LockedLoan assemble(ResultSet row, Rates rates) throws SQLException {
        LoanTerms terms = terms(row, rates);
        long id = row.getLong("id");
        LocalDate accruedThrough = row.getObject("accrued_through", LocalDate.class);
        List<AccrualRow> monthEnds = monthEnds(id, terms.drawdownDate(), accruedThrough);
        AccrualRow newest = monthEnds.isEmpty()
                ? AccrualRow.beforeDrawdown(terms.drawdownDate().minusDays(1))
                : monthEnds.getLast();
        boolean closed = row.getObject("closed_on", LocalDate.class) != null;
        LoanState state = new LoanState(
                terms,
                accruedThrough,
                row.getLong("principal"),
                sum(newest.posted().interestSum(), newest.dealerTotal() + newest.manufacturerTotal(), closed),
                sum(newest.posted().penaltySum(), newest.penaltyTotal(), closed),
                periods(monthEnds, periodsPaid(id)),
                new Balance(newest.penaltyTotal(), row.getLong("penalty_paid")),
                new Balance(newest.lateFeeTotal(), row.getLong("late_fee_paid")),
                closed);
        return new LockedLoan(id, state, newest);
    }

    /** What is left of a running sum when a loan is closed is dropped: from then on the sum is what was posted. */
    private static BigDecimal sum(BigDecimal exact, long postedCents, boolean closed) {
        return closed ? BigDecimal.valueOf(postedCents, 2).setScale(10) : exact;
    }

    private static LoanTerms terms(ResultSet row, Rates rates) throws SQLException {
        return new LoanTerms(
                row.getString("loan_no"),
                row.getString("dealer_id"),
                row.getString("manufacturer_id"),
                LoanType.valueOf(row.getString("loan_type")),
                row.getString("vin"),
                Currency.getInstance(row.getString("currency")),
                row.getLong("drawn"),
                rates,
                row.getBigDecimal("penalty_annual_rate"),
                row.getLong("late_fee"),
                DayCount.valueOf(row.getString("day_count")),
                row.getBigDecimal("dealer_share"),
                row.getObject("drawdown_date", LocalDate.class),
                row.getObject("maturity_date", LocalDate.class));
    }

    /** The accrual rows of each month's last date and of the newest date, in order: point look-ups by key, one a month. */
    private List<AccrualRow> monthEnds(long id, LocalDate drawdown, LocalDate accruedThrough) {
        List<LocalDate> dates = new ArrayList<>();
        for (YearMonth month = YearMonth.from(drawdown);
                month.atEndOfMonth().isBefore(accruedThrough);
                month = month.plusMonths(1)) {
            dates.add(month.atEndOfMonth());
        }
        if (!accruedThrough.isBefore(drawdown)) {
            dates.add(accruedThrough);
        }
        return dates.isEmpty() ? List.of() : on(id, dates);
    }

    private List<AccrualRow> on(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT * FROM accrual WHERE business_date IN (:dates) AND loan_id = :id ORDER BY business_date
                        """)
                .param("dates", dates)
                .param("id", id)
                .query((row, n) -> accrualRow(row))
                .list();
    }

    static AccrualRow accrualRow(ResultSet row) throws SQLException {
        return new AccrualRow(
                new Accrual(
                        row.getObject("business_date", LocalDate.class),
                        row.getLong("late_fee"),
                        row.getLong("dealer_interest"),
                        row.getLong("manufacturer_interest"),
                        row.getLong("penalty"),
                        row.getBigDecimal("interest_sum"),
                        row.getBigDecimal("penalty_sum")),
                row.getLong("late_fee_total"),
                row.getLong("dealer_interest_total"),
                row.getLong("manufacturer_interest_total"),
                row.getLong("penalty_total"),
                row.getLong("dealer_interest_to_last_month"),
                row.getLong("manufacturer_interest_to_last_month"),
                row.getLong("dealer_interest_to_month_before_last"));
    }

    private record Paid(long dealer, long manufacturer) {
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

    private static List<InterestPeriod> periods(List<AccrualRow> monthEnds, Map<YearMonth, Paid> paid) {
        List<InterestPeriod> periods = new ArrayList<>(monthEnds.size());
        for (AccrualRow end : monthEnds) {
            Paid of = paid.getOrDefault(end.month(), Paid.NOTHING);
            periods.add(new InterestPeriod(
                    end.month(),
                    new Balance(end.dealerThisMonth(), of.dealer()),
                    new Balance(end.manufacturerThisMonth(), of.manufacturer())));
        }
        return periods;
    }
}
