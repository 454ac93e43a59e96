package floorplan.bench.dayend;

import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The day-end as an SQL expert would write it: ranges of 10,000 keys on two connections at READ COMMITTED. Each range
 * is a transaction that moves the loans on, which locks them, appends their accruals by one {@code INSERT … SELECT}
 * with all rules, and posts the sums. It does not check for loans that have already accrued the date.
 */
final class SetSql implements DateAccrual {
    private static final int LOANS = 10_000;

    private static final String MOVE_ON = """
            UPDATE loan SET accrued_through = :date, version = version + 1
            WHERE id BETWEEN :first AND :last AND closed_on IS NULL AND accrued_through = :before AND drawdown_date <= :date
            """;

    /**
     * The dealer's share covers all three types: it is 1 or 0 for two of them, and with 0 the dealer never owes
     * anything. From the inside out, the queries give the loan's rows, its exact sums, the cents, and the new row. No
     * query is merged into the next one, so each amount is computed once. This, and the join that finds the newest
     * rate, make the statement a third faster. By default a quotient has four decimals more than its operands, which is
     * too few for rounding at the tenth decimal.
     */
    private static final String ACCRUE = """
            INSERT INTO accrual
            SELECT :date, id, :booking, late_fee, dealer - dealer_month, interest - (dealer - dealer_month), penalty,
                interest_sum, penalty_sum, late_fee_total + late_fee, dealer_total + dealer - dealer_month,
                manufacturer_total + interest - (dealer - dealer_month), penalty_total + penalty, dealer_last,
                manufacturer_last, dealer_before_last
            FROM (
                SELECT e.*, ROUND(penalty_sum * 100) - ROUND(old_penalty_sum * 100) AS penalty,
                    ROUND(interest_sum * 100) - ROUND(old_interest_sum * 100) AS interest,
                    ROUND((dealer_month + manufacturer_month + ROUND(interest_sum * 100) - ROUND(old_interest_sum * 100))
                        * dealer_share) AS dealer
                FROM (
                    SELECT b.*, dealer_total - dealer_last AS dealer_month,
                        manufacturer_total - manufacturer_last AS manufacturer_month,
                        IF(DAY(:date) = 20 AND dealer_last - dealer_before_last > paid_last, fee, 0) AS late_fee,
                        old_interest_sum + ROUND(principal * annual_rate / (100 * days_in_year), 10) AS interest_sum,
                        old_penalty_sum + ROUND((IF(DAY(:date) > 20, dealer_last, dealer_before_last) - (dealer_paid
                            - paid_running - IF(DAY(:date) > 20, 0, paid_last))) * penalty_annual_rate
                            / (100 * days_in_year), 10) AS penalty_sum
                    FROM (
                        SELECT l.id, l.principal, l.penalty_annual_rate, l.late_fee AS fee, l.dealer_share,
                            l.dealer_interest_paid AS dealer_paid, r.annual_rate,
                            CASE l.day_count WHEN 'ACT_360' THEN 360 WHEN 'ACT_365F' THEN 365
                                ELSE DAYOFYEAR(:lastOfYear) END AS days_in_year,
                            COALESCE(a.interest_sum, 0) AS old_interest_sum,
                            COALESCE(a.penalty_sum, 0) AS old_penalty_sum,
                            COALESCE(a.late_fee_total, 0) AS late_fee_total,
                            COALESCE(a.dealer_interest_total, 0) AS dealer_total,
                            COALESCE(a.manufacturer_interest_total, 0) AS manufacturer_total,
                            COALESCE(a.penalty_total, 0) AS penalty_total,
                            COALESCE(IF(DAY(:date) = 1, a.dealer_interest_total, a.dealer_interest_to_last_month), 0)
                                AS dealer_last,
                            COALESCE(IF(DAY(:date) = 1, a.manufacturer_interest_total,
                                a.manufacturer_interest_to_last_month), 0) AS manufacturer_last,
                            COALESCE(IF(DAY(:date) = 1, a.dealer_interest_to_last_month,
                                a.dealer_interest_to_month_before_last), 0) AS dealer_before_last,
                            COALESCE(running.dealer_paid, 0) AS paid_running, COALESCE(last.dealer_paid, 0) AS paid_last
                        FROM loan l
                        JOIN loan_rate r ON r.loan_id = l.id AND r.effective_from <= :date
                        LEFT JOIN loan_rate later ON later.loan_id = l.id AND later.effective_from > r.effective_from
                            AND later.effective_from <= :date
                        LEFT JOIN accrual a ON a.business_date = :before AND a.loan_id = l.id
                        LEFT JOIN period_paid running ON running.loan_id = l.id AND running.month = :month
                        LEFT JOIN period_paid last ON last.loan_id = l.id AND last.month = :monthBefore
                        WHERE l.id BETWEEN :first AND :last AND l.closed_on IS NULL AND l.accrued_through = :date
                            AND later.loan_id IS NULL
                    ) b
                ) e
            ) c
            """;

    private static final String LATE = """
            INSERT INTO late_accrual SELECT :booking, :date, loan_id FROM accrual
            WHERE business_date = :date AND loan_id BETWEEN :first AND :last
            """;

    private static final String POST = """
            INSERT INTO journal_line
            SELECT :booking, CONCAT('day-end:', :date, ':', loan_type, ':', currency, ':', :first), event, :date, account,
                loan_type, currency, amount
            FROM (
                SELECT loan_type, currency, event, account, CASE account
                    WHEN 'LATE_FEE_RECEIVABLE' THEN late_fee WHEN 'LATE_FEE_INCOME' THEN -late_fee
                    WHEN 'DEALER_INTEREST_RECEIVABLE' THEN dealer WHEN 'MANUFACTURER_INTEREST_RECEIVABLE' THEN manufacturer
                    WHEN 'INTEREST_INCOME' THEN -dealer - manufacturer
                    WHEN 'PENALTY_RECEIVABLE' THEN penalty ELSE -penalty END AS amount
                FROM (
                    SELECT l.loan_type, l.currency, SUM(a.late_fee) AS late_fee, SUM(a.dealer_interest) AS dealer,
                        SUM(a.manufacturer_interest) AS manufacturer, SUM(a.penalty) AS penalty
                    FROM accrual a JOIN loan l ON l.id = a.loan_id
                    WHERE a.business_date = :date AND a.loan_id BETWEEN :first AND :last
                    GROUP BY l.loan_type, l.currency
                ) sums JOIN (
                    SELECT 'LATE_FEE' AS event, 'LATE_FEE_RECEIVABLE' AS account
                    UNION ALL SELECT 'LATE_FEE', 'LATE_FEE_INCOME'
                    UNION ALL SELECT 'INTEREST', 'DEALER_INTEREST_RECEIVABLE'
                    UNION ALL SELECT 'INTEREST', 'MANUFACTURER_INTEREST_RECEIVABLE'
                    UNION ALL SELECT 'INTEREST', 'INTEREST_INCOME'
                    UNION ALL SELECT 'PENALTY', 'PENALTY_RECEIVABLE'
                    UNION ALL SELECT 'PENALTY', 'PENALTY_INCOME'
                ) accounts
            ) posted WHERE amount <> 0
            """;

    private final NamedParameterJdbcTemplate database;
    private final TransactionTemplate transaction;

    SetSql(DataSource database) {
        this.database = new NamedParameterJdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Override
    public void accrue(LocalDate date) {
        JdbcTemplate plain = database.getJdbcTemplate();
        TwoAtOnce.each(
                KeyRange.all(plain, LOANS), range -> transaction.executeWithoutResult(status -> accrue(date, range)));
    }

    private void accrue(LocalDate date, KeyRange range) {
        LocalDate open = Objects.requireNonNull(database.getJdbcTemplate()
                .queryForObject(
                        "SELECT open_date FROM open_date WHERE only_row = 1 LOCK IN SHARE MODE", LocalDate.class));
        LocalDate booking = open.isAfter(date) ? open : date;
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("date", date)
                .addValue("before", date.minusDays(1))
                .addValue("booking", booking)
                .addValue("month", date.withDayOfMonth(1))
                .addValue("monthBefore", date.withDayOfMonth(1).minusMonths(1))
                .addValue("lastOfYear", date.withDayOfYear(date.lengthOfYear()))
                .addValue("first", range.first())
                .addValue("last", range.last());
        database.getJdbcTemplate()
                .execute("SET SESSION optimizer_switch = 'derived_merge=off', div_precision_increment = 8");
        database.update(MOVE_ON, parameters);
        database.update(ACCRUE, parameters);
        if (booking.isAfter(date)) {
            database.update(LATE, parameters);
        }
        database.update(POST, parameters);
    }
}
