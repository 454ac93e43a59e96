package floorplan.bench.list;

import floorplan.bench.Numbers;
import floorplan.bench.Servers;
import floorplan.store.loan.LoanKeys;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two years of repayments of many loans. As in the product, ids are independent of time, so the rows of a day lie all
 * over the table. One repayment in 20 is a manufacturer's, one in 50 is refused, one in 100 is reversed; one in 100,000
 * is applied and unsent, one in 200,000 is accepted. A dealer has a thousandth of them, a manufacturer a twentieth.
 */
final class RepaymentBook {
    static final long LOANS = Long.getLong("bench.list.loans", 1_000_000);
    static final long REPAYMENTS = Long.getLong("bench.list.repayments", 1_000_000);
    static final int DEALERS = 1_000;
    static final int MANUFACTURERS = 20;

    private static final long A_CHUNK = 500_000;

    /** Coprime to every power of ten: the n-th row by id is the (n × this)-th by time. */
    private static final long STRIDE = 7_368_787;

    private final JdbcTemplate account;

    RepaymentBook(Servers servers) {
        this.account = servers.asOwner("account");
    }

    /** Fills the schema anew; its imports, loans and repayments are deleted first. */
    void fill() {
        List.of("import", "loan", "repayment_log").forEach(table -> account.execute("TRUNCATE " + table));
        Numbers.write(account, Math.max(LOANS, A_CHUNK));
        fillLoans();
        ListIndexes indexes = ListIndexes.of(account, "repayment_log");
        indexes.drop();
        for (long first = 0; first < REPAYMENTS; first += A_CHUNK) {
            fillRepayments(first, Math.min(A_CHUNK, REPAYMENTS - first));
        }
        indexes.add();
        account.execute("ANALYZE TABLE loan, repayment_log");
    }

    private void fillLoans() {
        account.update("""
                INSERT INTO import (seq, id, kind, status, created_at) VALUES (1, 'list', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6))
                """);
        account.update("""
                INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                    penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through, principal)
                SELECT %s, CONCAT('L-', s.seq), 1, CONCAT('D-', s.seq %% %d), CONCAT('M-', s.seq %% %d), 'SPLIT',
                    CONCAT('LSVAA4182E', LPAD(s.seq, 7, '0')), 'CNY', 20000000, 0.108, 20000, 'ACT_360', 0.35, '2024-01-01',
                    '2024-12-31', '2025-12-31', 20000000
                FROM bench_number s WHERE s.seq < %d ORDER BY s.seq
                """.formatted(LoanKeys.sqlOf("'SPLIT'", "1", "s.seq"), DEALERS, MANUFACTURERS, LOANS));
    }

    /**
     * Inserts repayments in the order of their ids. {@code t} is the repayment's place in time, {@code l} its loan's
     * number.
     */
    private void fillRepayments(long first, long count) {
        account.update(
                """
                INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                    stated_value_date, status, refusal_reason, refusal_detail, loan_id, value_date, booking_date, penalty, late_fee,
                    interest, principal, accepted_at, decided_at, sent_at, dealer_id, manufacturer_id, listed_value_date)
                SELECT r.id, 'bank', CONCAT('receipt-', r.t), REPEAT('0', 64), CONCAT('L-', r.l), r.payer, r.amount, 'CNY',
                    r.day, r.status, IF(r.status = 'REFUSED', 'NOTHING_OWED', NULL), IF(r.status = 'REFUSED', 'nothing', NULL),
                    r.l, r.day, r.day, 0, 0, 0, r.amount, r.at, r.at,
                    IF(r.status IN ('ACCEPTED', 'REFUSED') OR r.t %% 100000 = 7, NULL, r.at), CONCAT('D-', r.l %% %1$d),
                    CONCAT('M-', r.l %% %2$d), r.day
                FROM (SELECT p.*, DATE(p.at) - INTERVAL p.t %% 3 DAY AS day,
                        IF(p.t %% 20 = 3, 'MANUFACTURER', 'DEALER') AS payer,
                        IF(p.t %% 10 = 0, 1000000, 100 + p.t * 7919 %% 10000000) AS amount,
                        CASE WHEN p.t %% 50 = 1 THEN 'REFUSED' WHEN p.t %% 100 = 5 THEN 'REVERSED'
                            WHEN p.t %% 200000 = 9 THEN 'ACCEPTED' ELSE 'APPLIED' END AS status
                    FROM (SELECT CONCAT(LPAD(HEX((s.seq + %3$d) * 400), 8, '0'), REPEAT('0', 24)) AS id,
                            (s.seq + %3$d) * %4$d %% %5$d AS t, CRC32((s.seq + %3$d) * %4$d %% %5$d) %% %6$d AS l,
                            TIMESTAMP('2024-01-01') + INTERVAL (((s.seq + %3$d) * %4$d %% %5$d) * %7$d) MICROSECOND AS at
                        FROM bench_number s WHERE s.seq < %8$d) p) r
                ORDER BY r.id
                """.formatted(DEALERS, MANUFACTURERS, first, STRIDE, REPAYMENTS, LOANS, microsecondsBetween(), count));
    }

    private static long microsecondsBetween() {
        return 2L * 365 * 24 * 3_600 * 1_000_000 / REPAYMENTS;
    }
}
