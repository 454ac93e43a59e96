package floorplan.bench.cache;

import floorplan.bench.Numbers;
import floorplan.bench.Servers;
import floorplan.store.loan.LoanKeys;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loans half a year old, each with six interest periods, some of them paid, and two rates. A few loans get most reads;
 * each of the others is read once.
 */
final class LoansToRead {
    static final int OFTEN_READ = 2_000;

    /** The number of loans that are read once: enough for all rounds. */
    private static final int READ_ONCE = 24_000;

    private static final double SHARE_READ_ONCE = 0.10;

    private final AtomicInteger nextOnce = new AtomicInteger(OFTEN_READ);

    private LoansToRead() {}

    /** Deletes everything in the account schema, then fills it. */
    static LoansToRead draw(Servers servers) {
        JdbcTemplate account = servers.asOwner("account");
        for (String table : new String[] {"import", "loan", "loan_rate", "accrual", "period_paid"}) {
            account.execute("TRUNCATE " + table);
        }
        account.update("""
                INSERT INTO import (seq, id, kind, status, created_at) VALUES (1, 'read', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6))
                """);
        Numbers.write(account, OFTEN_READ + READ_ONCE);
        account.update("""
                INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                    penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through,
                    principal, dealer_interest_paid, manufacturer_interest_paid)
                SELECT %s, CONCAT('READ-', s.seq), 1, CONCAT('READ-D', s.seq %% 50), 'M-1', 'SPLIT', 'LSVAA4182E2184847', 'CNY',
                    20000000, 0.108, 20000, 'ACT_360', 0.35, '2026-01-05', '2026-12-05', '2026-06-30', 20000000, 80000, 140000
                FROM bench_number s WHERE s.seq < %d
                """.formatted(LoanKeys.sqlOf("'SPLIT'", "1", "s.seq"), OFTEN_READ + READ_ONCE));
        account.update("INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan");
        account.update("INSERT INTO loan_rate SELECT id, '2026-04-01', 0.065 FROM loan");
        for (int month = 1; month <= 6; month++) {
            account.update(
                    """
                    INSERT INTO accrual SELECT LAST_DAY(?), id, LAST_DAY(?), 0, 1300, 2400, 3, ? * 1110, ? * 0.9, ? * 20000,
                        ? * 40000, ? * 70000, ? * 90, ? * 40000, ? * 70000, 0 FROM loan
                    """,
                    "2026-0" + month + "-01",
                    "2026-0" + month + "-01",
                    month,
                    month,
                    month,
                    month,
                    month,
                    month,
                    month - 1,
                    month - 1);
        }
        account.update("INSERT INTO period_paid SELECT id, '2026-01-01', 40000, 70000 FROM loan");
        account.update("INSERT INTO period_paid SELECT id, '2026-02-01', 40000, 70000 FROM loan");
        account.execute("ANALYZE TABLE loan, accrual, loan_rate, period_paid");
        return new LoansToRead();
    }

    static String loan(int number) {
        return "READ-" + number;
    }

    /** A loan that was never read. */
    String once() {
        int next = nextOnce.getAndIncrement();
        if (next >= OFTEN_READ + READ_ONCE) {
            throw new IllegalStateException("every loan has been read: no figure");
        }
        return loan(next);
    }

    /** The loan for the next reader: in nine of ten cases one that is read often. */
    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextDouble() < SHARE_READ_ONCE ? once() : loan(random.nextInt(OFTEN_READ));
    }
}
