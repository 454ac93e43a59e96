package floorplan.bench.dayend;

import floorplan.bench.Numbers;
import floorplan.bench.Servers;
import floorplan.store.loan.LoanKeys;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

/**
 * The account schema with a given number of loans, always the same ones, which have yet to accrue one date. Each
 * contender starts from a fresh book.
 */
final class LoanBook {
    static final long IMPORT_SEQ = 1;
    static final String IMPORT_ID = "be".repeat(16);

    private static final int MOST_TO_PURGE = 100;
    private static final int MOST_DIRTY_PAGES = 1_000;
    private static final int DEALERS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    private static final List<String> READ_BY_DAY_END =
            List.of("import", "loan", "loan_rate", "period_paid", "repayment_log", "repayment_interest");
    private static final List<String> WRITTEN_BY_CORRECTIONS =
            List.of("correction", "correction_accrual", "correction_allocation");
    private static final List<String> WRITTEN_BY_DAY_END = List.of(
            "accrual",
            "late_accrual",
            "journal_line",
            "day_end",
            "day_end_range",
            "day_end_failure",
            "trial_balance",
            "trial_balance_check",
            "closing_balance");

    private final Servers servers;
    private final JdbcTemplate account;
    private final LocalDate date;
    private final int lives;
    private long loans;

    /**
     * Prepares the book; everything in the account schema will be deleted.
     *
     * @param date the date to accrue
     */
    LoanBook(Servers servers, LocalDate date) {
        this.servers = servers;
        this.account = servers.asOwner("account");
        List<LoanLife> different = LoanLives.before(date, LoanLives.strategies());
        LoanTemplates.write(account, different);
        this.date = date;
        this.lives = different.size();
    }

    LocalDate date() {
        return date;
    }

    JdbcTemplate account() {
        return account;
    }

    /** The number of loans for which the date is due. */
    long due() {
        return Objects.requireNonNull(
                account.queryForObject("SELECT COUNT(*) FROM loan WHERE closed_on IS NULL", Long.class));
    }

    /**
     * Brings the tables to their state before the date: fills them anew, except for the loans, which are set back. Then
     * waits until the server has finished its background work.
     *
     * @param wanted number of loans, a multiple of the number of different loans
     */
    void fill(long wanted) {
        if (wanted != loans) {
            fillWhatStays(wanted);
            loans = wanted;
        }
        truncate(WRITTEN_BY_DAY_END);
        copy("accrual", "JOIN bench_accrual t ON t.loan_id = l.id", """
                t.business_date, %s AS id, t.booking_date, t.late_fee, t.dealer_interest, t.manufacturer_interest,
                t.penalty, t.interest_sum, t.penalty_sum, t.late_fee_total, t.dealer_interest_total,
                t.manufacturer_interest_total, t.penalty_total, t.dealer_interest_to_last_month,
                t.manufacturer_interest_to_last_month, t.dealer_interest_to_month_before_last
                """.formatted(key()));
        account.update("""
                INSERT INTO journal_line
                SELECT booking_date, source, event, calculated_for, account, loan_type, currency, amount * ?
                FROM bench_journal_line
                """, wanted / lives);
        // Both columns keep their width, so the rows stay in place.
        account.update(
                "UPDATE loan SET accrued_through = ?, version = version - 1 WHERE accrued_through = ?",
                date.minusDays(1),
                date);
        closeDayBefore();
        settle();
    }

    /** Fills all tables anew: corrections may have changed any loan. */
    void fillAnew(long wanted) {
        loans = 0;
        fill(wanted);
    }

    private void fillWhatStays(long wanted) {
        truncate(READ_BY_DAY_END);
        truncate(WRITTEN_BY_CORRECTIONS);
        Numbers.write(account, wanted / lives);
        account.update("""
                INSERT INTO import (seq, id, kind, status, line_count, created_at)
                VALUES (?, ?, 'LOANS', 'COMPLETED', ?, UTC_TIMESTAMP(6))
                """, IMPORT_SEQ, IMPORT_ID, wanted);
        loans = wanted;
        copy("loan", "", """
                %s AS id, CONCAT('BENCH-', s.seq, '-', l.id), l.import_seq, CONCAT('D-', (s.seq * 7 + l.id) %% %d),
                l.manufacturer_id, l.loan_type, l.vin, l.currency, l.drawn, l.penalty_annual_rate, l.late_fee, l.day_count,
                l.dealer_share, l.drawdown_date, l.maturity_date, l.accrued_through, l.principal, l.dealer_interest_paid,
                l.manufacturer_interest_paid, l.penalty_paid, l.late_fee_paid, l.closed_on, l.version, l.restarted_after,
                l.corrections, l.corrected_through, l.penalty_waived, l.late_fee_waived
                """.formatted(key(), DEALERS));
        copy(
                "loan_rate",
                "JOIN bench_loan_rate t ON t.loan_id = l.id",
                key() + " AS id, t.effective_from, t.annual_rate");
        copy(
                "period_paid",
                "JOIN bench_period_paid t ON t.loan_id = l.id",
                key() + " AS id, t.month, t.dealer_paid, t.manufacturer_paid");
    }

    private void truncate(List<String> tables) {
        tables.forEach(table -> account.execute("TRUNCATE " + table));
    }

    /** Copies rows in the order of their keys, as imports and day-ends would have left them. */
    private void copy(String table, String join, String columns) {
        String copy = """
                INSERT INTO %s SELECT %s FROM bench_number s JOIN bench_loan l %s WHERE s.seq < %d ORDER BY %s
                """.formatted(
                        table, columns, join, loans / lives, table.equals("accrual") ? "t.business_date, id" : "id");
        account.execute((StatementCallback<Integer>) statement -> {
            // Valid for this connection, which is closed afterwards.
            statement.execute("SET unique_checks = 0, foreign_key_checks = 0");
            return statement.executeUpdate(copy);
        });
    }

    private String key() {
        return LoanKeys.sqlOf("l.loan_type", "" + IMPORT_SEQ, "s.seq * " + lives + " + l.id");
    }

    private void closeDayBefore() {
        LocalDate before = date.minusDays(1);
        account.update("UPDATE open_date SET open_date = ?", date);
        account.update("INSERT INTO day_end VALUES (?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", before);
        account.update("INSERT INTO trial_balance VALUES (?, 1, UTC_TIMESTAMP(6), TRUE)", before);
        account.update("""
                INSERT INTO closing_balance
                SELECT ?, currency, account, loan_type, SUM(amount) FROM journal_line WHERE booking_date <= ?
                GROUP BY currency, account, loan_type
                """, before, before);
    }

    /** Waits until nothing is left to purge and everything written is on disk, as in the night after an import. */
    private void settle() {
        Map<String, @Nullable Object> before = account.queryForMap("""
                SELECT @@GLOBAL.innodb_io_capacity AS innodb_io_capacity, @@GLOBAL.innodb_io_capacity_max AS innodb_io_capacity_max,
                    @@GLOBAL.innodb_max_dirty_pages_pct AS innodb_max_dirty_pages_pct
                """);
        servers.asDatabaseRoot(
                "GRANT PROCESS ON *.* TO account_owner; SET GLOBAL innodb_io_capacity_max = 20000, innodb_io_capacity = 20000, innodb_max_dirty_pages_pct = 0");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (undoLogsToPurge() > MOST_TO_PURGE || dirtyPages() > MOST_DIRTY_PAGES) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the database does not come to rest");
            }
            try {
                Thread.sleep(LOOK_UP);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        before.forEach((variable, value) -> servers.asDatabaseRoot("SET GLOBAL %s = %s".formatted(variable, value)));
    }

    private long undoLogsToPurge() {
        return Objects.requireNonNull(account.queryForObject(
                "SELECT `count` FROM information_schema.INNODB_METRICS WHERE name = 'trx_rseg_history_len'",
                Long.class));
    }

    private long dirtyPages() {
        return Objects.requireNonNull(account.queryForObject(
                "SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'", (row, number) -> row.getLong("Value")));
    }
}
