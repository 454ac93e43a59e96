package floorplan.store.report;

import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.report.ReportedLoans.Order;
import floorplan.store.report.ReportedLoans.Position;
import floorplan.store.trialbalance.CorrectedSql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Balances of loans at the end of a closed date, as its books have them: sums of everything booked through that date. A
 * loan's sums are its totals in the accrual row of that date, and its repayments without those booked later. They add
 * up to the date's closing balances.
 */
final class ClosedBalances {
    /** Loans of one read. From 1,000 values on, MariaDB turns an IN list into a table and may read every other row. */
    static final int CHUNK = 500;

    /**
     * Loans {@code l} that may not have been paid off by the books of the date. A payoff without a correction is booked
     * after its value date only if a day-end had failed on the loan.
     */
    static final String OPEN = """
            (l.closed_on IS NULL OR l.closed_on > :date OR l.corrections > 0
                OR EXISTS (SELECT 1 FROM day_end_failure f WHERE f.loan_id = l.id))
            """;

    private final AccountDatabase database;
    private final LocalDate date;

    ClosedBalances(AccountDatabase database, LocalDate date) {
        this.database = database;
        this.date = date;
    }

    /**
     * A loan as its row has it now.
     *
     * @param settled sums repaid or waived until now; its {@code principal} is instead the principal still owed
     * @param accrual its accruals through {@code accruedThrough}; null if the row of that date is missing or was booked
     *     after the date
     * @param accruedThrough the date of that row: the loan's last accrued date, or the report's date if that is earlier
     */
    private record ReportedLoan(
            LoanBalance loan,
            LocalDate drawdown,
            LocalDate accruedThrough,
            Balances settled,
            @Nullable Balances accrual) {
        static ReportedLoan of(ResultSet row) throws SQLException {
            LoanBalance loan = new LoanBalance(
                    row.getLong("id"),
                    row.getString("loan_no"),
                    row.getString("dealer_id"),
                    row.getString("manufacturer_id"),
                    LoanType.valueOf(row.getString("loan_type")),
                    row.getString("currency"),
                    Balances.NONE);
            Balances settled = new Balances(
                    row.getBigDecimal("principal"),
                    row.getBigDecimal("dealer_settled"),
                    row.getBigDecimal("manufacturer_settled"),
                    row.getBigDecimal("late_fee_settled"),
                    row.getBigDecimal("penalty_settled"));
            return new ReportedLoan(
                    loan,
                    row.getObject("drawdown_date", LocalDate.class),
                    row.getObject("accrued", LocalDate.class),
                    settled,
                    row.getBigDecimal("dealer_interest_total") == null ? null : accrued(row));
        }
    }

    private static Balances accrued(ResultSet row) throws SQLException {
        return new Balances(
                BigDecimal.ZERO,
                row.getBigDecimal("dealer_interest_total"),
                row.getBigDecimal("manufacturer_interest_total"),
                row.getBigDecimal("late_fee_total"),
                row.getBigDecimal("penalty_total"));
    }

    /** The accruals of a loan through a date. */
    private record Accrued(LocalDate through, Balances totals) {}

    /** A change of accruals by the corrections that were made when the loan was accrued through a date. */
    private record Corrected(LocalDate accruedThrough, Balances change) {}

    /**
     * The next loans in an order, at most {@link #CHUNK}, those that owe nothing included. Loans that were paid off by
     * the date are left out if their payoff cannot have been booked later.
     */
    List<LoanBalance> read(ReportedLoans loans, Order order, Position after) {
        Map<String, Object> values = new HashMap<>();
        String conditions = loans.conditions(order, after, values);
        return balances(found(order.index(loans), conditions, values, order.sql()));
    }

    /** The loans with these keys, without those that cannot have owed anything. */
    List<LoanBalance> read(List<Long> keys) {
        List<LoanBalance> balances = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<Long> some = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            balances.addAll(
                    balances(found(Order.LOAN.index(), "l.id IN (:ids)", Map.of("ids", some), Order.LOAN.sql())));
        }
        return balances;
    }

    private List<LoanBalance> balances(List<ReportedLoan> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(loan -> loan.loan().key()).toList();
        Map<Long, Balances> bookedLater = bookedLater(ids);
        Map<Long, List<Corrected>> corrected = corrected(ids);
        List<LoanBalance> balances = new ArrayList<>(found.size());
        for (ReportedLoan loan : found) {
            long id = loan.loan().key();
            Balances later = bookedLater.getOrDefault(id, Balances.NONE);
            Accrued accrued = accrued(loan);
            Balances posted = accrued.totals();
            for (Corrected correction : corrected.getOrDefault(id, List.of())) {
                // The row of a later date contains the correction.
                if (!correction.accruedThrough().isBefore(accrued.through())) {
                    posted = posted.plus(correction.change());
                }
            }
            balances.add(balance(loan, posted, later));
        }
        return balances;
    }

    private static LoanBalance balance(ReportedLoan found, Balances posted, Balances later) {
        LoanBalance loan = found.loan();
        Balances settled = found.settled();
        return new LoanBalance(
                loan.key(),
                loan.loanNo(),
                loan.dealerId(),
                loan.manufacturerId(),
                loan.loanType(),
                loan.currency(),
                new Balances(
                        settled.principal().add(later.principal()),
                        posted.dealerInterest()
                                .subtract(settled.dealerInterest())
                                .add(later.dealerInterest()),
                        posted.manufacturerInterest()
                                .subtract(settled.manufacturerInterest())
                                .add(later.manufacturerInterest()),
                        posted.lateFee().subtract(settled.lateFee()).add(later.lateFee()),
                        posted.penalty().subtract(settled.penalty()).add(later.penalty())));
    }

    // A drawdown is booked on the open date if that is later.
    private List<ReportedLoan> found(String index, String conditions, Map<String, ?> values, String order) {
        return database.sql("""
                        SELECT STRAIGHT_JOIN l.id, l.loan_no, l.dealer_id, l.manufacturer_id, l.loan_type, l.currency, l.principal,
                            l.dealer_interest_paid AS dealer_settled, l.manufacturer_interest_paid AS manufacturer_settled,
                            l.late_fee_paid + l.late_fee_waived AS late_fee_settled,
                            l.penalty_paid + l.penalty_waived AS penalty_settled,
                            l.drawdown_date, LEAST(l.accrued_through, :date) AS accrued,
                            a.dealer_interest_total, a.manufacturer_interest_total, a.late_fee_total, a.penalty_total
                        FROM loan l FORCE INDEX (%s) JOIN import i ON i.seq = l.import_seq AND i.status = 'COMPLETED'
                            LEFT JOIN accrual a ON a.business_date = LEAST(l.accrued_through, :date) AND a.loan_id = l.id
                                AND a.booking_date <= :date
                        WHERE %s AND GREATEST(l.drawdown_date, COALESCE(i.open_date, l.drawdown_date)) <= :date
                            AND %s
                        ORDER BY %s LIMIT :chunk
                        """.formatted(index, conditions, OPEN, order))
                .params(values)
                .param("date", date)
                .param("chunk", CHUNK)
                .query((row, n) -> ReportedLoan.of(row))
                .list();
    }

    /** The accruals booked through the date. */
    private Accrued accrued(ReportedLoan loan) {
        Balances accrual = loan.accrual();
        return accrual == null ? newestBooked(loan) : new Accrued(loan.accruedThrough(), accrual);
    }

    /** Looks back for the newest row booked through the date: a day-end had failed on the loan, or it was reopened. */
    private Accrued newestBooked(ReportedLoan loan) {
        LocalDate beforeDrawdown = loan.drawdown().minusDays(1);
        for (LocalDate last = loan.accruedThrough(); last.isAfter(beforeDrawdown); last = last.minusDays(64)) {
            LocalDate first = last.minusDays(63);
            List<LocalDate> dates = first.datesUntil(last.plusDays(1)).toList();
            List<Accrued> newest = database.sql("""
                            SELECT business_date, dealer_interest_total, manufacturer_interest_total, late_fee_total, penalty_total
                            FROM accrual WHERE business_date IN (:dates) AND loan_id = :loan AND booking_date <= :date
                            ORDER BY business_date DESC LIMIT 1
                            """)
                    .param("dates", dates)
                    .param("loan", loan.loan().key())
                    .param("date", date)
                    .query((row, n) -> new Accrued(row.getObject("business_date", LocalDate.class), accrued(row)))
                    .list();
            if (!newest.isEmpty()) {
                return newest.getFirst();
            }
        }
        return new Accrued(beforeDrawdown, Balances.NONE);
    }

    /** The sums repaid or waived by bookings after the date, by loan. */
    private Map<Long, Balances> bookedLater(List<Long> ids) {
        Map<Long, Balances> later = new HashMap<>();
        String allocated = """
                SELECT r.loan_id, :sign * SUM(r.principal) AS principal, :sign * SUM(r.late_fee) AS late_fee, :sign * SUM(r.penalty) AS penalty,
                    :sign * SUM(CASE WHEN r.payer = 'DEALER' THEN r.interest ELSE 0 END) AS dealer_interest,
                    :sign * SUM(CASE WHEN r.payer = 'DEALER' THEN 0 ELSE r.interest END) AS manufacturer_interest
                FROM %s WHERE r.loan_id IN (:ids) AND %s > :date GROUP BY r.loan_id
                """;
        add(later, ids, allocated.formatted("repayment_log r", "r.booking_date"), 1);
        add(
                later,
                ids,
                allocated.formatted("repayment_log r JOIN reversal_log v ON v.repayment_id = r.id", "v.booking_date"),
                -1);
        add(later, ids, """
                SELECT c.loan_id, :sign * SUM(%s) AS principal, :sign * SUM(%s) AS dealer_interest,
                    :sign * SUM(%s) AS manufacturer_interest, :sign * SUM(%s) AS late_fee, :sign * SUM(%s) AS penalty
                FROM correction c JOIN correction_allocation x ON x.loan_id = c.loan_id AND x.seq = c.seq
                WHERE c.loan_id IN (:ids) AND c.booking_date > :date GROUP BY c.loan_id
                """.formatted(CorrectedSql.receivables().toArray()), -1);
        return later;
    }

    private void add(Map<Long, Balances> later, List<Long> ids, String select, int sign) {
        database.sql(select)
                .param("ids", ids)
                .param("date", date)
                .param("sign", sign)
                .query(row -> {
                    later.merge(row.getLong("loan_id"), Balances.read(row), Balances::plus);
                });
    }

    /** The changes of accruals by corrections booked through the date, by loan. */
    private Map<Long, List<Corrected>> corrected(List<Long> ids) {
        Map<Long, List<Corrected>> corrected = new HashMap<>();
        database.sql("""
                        SELECT c.loan_id, c.accrued_through, 0 AS principal, SUM(a.dealer_interest) AS dealer_interest,
                            SUM(a.manufacturer_interest) AS manufacturer_interest, SUM(a.late_fee) AS late_fee, SUM(a.penalty) AS penalty
                        FROM correction c JOIN correction_accrual a ON a.loan_id = c.loan_id AND a.seq = c.seq
                        WHERE c.loan_id IN (:ids) AND c.booking_date <= :date GROUP BY c.loan_id, c.accrued_through
                        """).param("ids", ids).param("date", date).query(row -> {
            corrected
                    .computeIfAbsent(row.getLong("loan_id"), id -> new ArrayList<>())
                    .add(new Corrected(row.getObject("accrued_through", LocalDate.class), Balances.read(row)));
        });
        return corrected;
    }
}
