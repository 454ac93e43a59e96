package floorplan.bench.console;

import floorplan.bench.Numbers;
import floorplan.bench.Servers;
import floorplan.bench.dayend.BookOfLoans;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loans with accruals and books, one repayment for each loan, and the dealers' credit lines with a movement for each
 * repayment. The repayments were accepted in the last 30 days.
 */
final class PortfolioOfPages {
    static final long LOANS = Long.getLong("bench.console.loans", 1_000_000);

    private static final int DAYS = 30;
    private static final int DEALERS = 1_000;

    private final Servers servers;
    private final JdbcTemplate account;
    private final JdbcTemplate clms;

    PortfolioOfPages(Servers servers) {
        this.servers = servers;
        this.account = servers.asOwner("account");
        this.clms = servers.asOwner("clms");
    }

    void fill() {
        BookOfLoans.fill(servers, LOANS);
        account.update("""
                INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                    status, refusal_reason, refusal_detail, loan_id, value_date, booking_date, penalty, late_fee, interest, principal,
                    accepted_at, decided_at, sent_at, dealer_id, manufacturer_id, listed_value_date)
                SELECT r.id, 'bank', CONCAT('receipt-', r.loan_id), REPEAT('0', 64), r.loan_no, 'DEALER', 100, r.currency,
                    IF(r.refused, 'REFUSED', 'APPLIED'), IF(r.refused, 'NOTHING_OWED', NULL), IF(r.refused, 'nothing', NULL),
                    r.loan_id, r.day, r.day, 0, 0, 0, 0, r.at, r.at + INTERVAL 100 MICROSECOND,
                    IF(r.refused, NULL, r.at + INTERVAL 200000 MICROSECOND), r.dealer_id, r.manufacturer_id, r.day
                FROM (SELECT MD5(l.id) AS id, l.id AS loan_id, l.loan_no, l.currency, l.dealer_id, l.manufacturer_id,
                        l.accrued_through - INTERVAL CRC32(l.id) %% %1$d DAY AS day, CRC32(l.id) %% 50 = 1 AS refused,
                        UTC_TIMESTAMP(6) - INTERVAL CRC32(l.id) %% (%1$d * 86400) SECOND AS at FROM loan l) r
                ORDER BY r.id
                """.formatted(DAYS));
        account.execute("ANALYZE TABLE loan, accrual, repayment_log, journal_line");
        fillCredit();
    }

    private void fillCredit() {
        Numbers.write(clms, LOANS / DEALERS * 2);
        clms.execute("TRUNCATE credit_line");
        clms.execute("TRUNCATE credit_log");
        account.query(
                "SELECT dealer_id, SUM(principal) AS used, COUNT(*) AS loans FROM loan GROUP BY dealer_id", row -> {
                    clms.update(
                            "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', ?, ?)",
                            row.getString("dealer_id"),
                            2 * row.getLong("used"),
                            row.getLong("used"));
                    clms.update(
                            """
                    INSERT INTO credit_log (message_id, kind, outcome, dealer_id, loan_no, currency, amount, value_date, created_at)
                    SELECT MD5(CONCAT(?, '-', seq)), 'RESTORATION', 'RESTORED', ?, CONCAT('BENCH-', seq), 'CNY', 100,
                        UTC_DATE() - INTERVAL seq %% %1$d DAY, UTC_TIMESTAMP(6) - INTERVAL seq %% %1$d DAY
                    FROM bench_number WHERE seq < ?
                    """.formatted(DAYS),
                            row.getString("dealer_id"),
                            row.getString("dealer_id"),
                            row.getLong("loans"));
                });
        clms.execute("ANALYZE TABLE credit_line, credit_log");
    }

    /** An open loan with all of its accruals. */
    String accruedLoan() {
        String loan = text("""
                SELECT MAX(loan_no) FROM loan
                WHERE dealer_id = 'D-7' AND closed_on IS NULL AND accrued_through > drawdown_date
                """);
        BookOfLoans.fillOlderAccruals(servers, loan);
        return loan;
    }

    /** A text from the account schema. */
    String text(String select) {
        return Objects.requireNonNull(account.queryForObject(select, String.class));
    }
}
