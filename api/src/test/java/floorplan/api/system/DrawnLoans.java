package floorplan.api.system;

import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;

/** Many loans of all types, put into the account schema as an import would leave them, without credit. */
public final class DrawnLoans {
    private DrawnLoans() {}

    /** @param count at most 1,000,000 loans, drawn on the given date and the day after */
    public static void insert(AccountDatabase account, int count, String firstDrawdown) {
        account.sql("""
                        INSERT INTO import (seq, id, kind, status, created_at)
                        VALUES (1, '%032d', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6))
                        """.formatted(1)).update();
        for (LoanType type : LoanType.values()) {
            insert(account, type, count / LoanType.values().length, firstDrawdown);
        }
        account.sql("""
                        INSERT INTO loan_rate (loan_id, effective_from, annual_rate)
                        SELECT id, drawdown_date, (1 + id MOD 97) / 1000 FROM loan
                        """).update();
        account.sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        SELECT drawdown_date, CONCAT('import:', LPAD(1, 32, '0'), ':', loan_type, ':CNY:', drawdown_date), 'DRAWDOWN',
                            drawdown_date, account, loan_type, currency, SUM(drawn * sign)
                        FROM loan JOIN (SELECT 'PRINCIPAL_RECEIVABLE' AS account, 1 AS sign UNION SELECT 'CASH', -1) sides
                        GROUP BY drawdown_date, account, loan_type, currency
                        """).update();
    }

    private static void insert(AccountDatabase account, LoanType type, int count, String firstDrawdown) {
        account.sql("""
                        INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                            penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through,
                            principal)
                        WITH digit AS (SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5
                                UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9),
                            number AS (SELECT a.d + 10 * (b.d + 10 * (c.d + 10 * (e.d + 10 * (f.d + 10 * g.d)))) AS n
                                FROM digit a, digit b, digit c, digit e, digit f, digit g)
                        SELECT %s, CONCAT(:type, '-', n), 1, CONCAT('D-', n MOD 1000), 'M-1', :type, 'LSVAA4182E2184847', 'CNY',
                            1000000 + n * 7919 MOD 90000000, 0.108, 20000, ELT(1 + n MOD 3, 'ACT_360', 'ACT_365F', 'ACT_ACT_ISDA'),
                            :share, :drawn + INTERVAL n MOD 2 DAY, :drawn + INTERVAL 180 DAY, :drawn + INTERVAL n MOD 2 - 1 DAY,
                            1000000 + n * 7919 MOD 90000000
                        FROM number WHERE n < :count ORDER BY n
                        """.formatted(LoanKeys.sqlOf(":type", "1", "n")))
                .param("type", type.name())
                .param(
                        "share",
                        switch (type) {
                            case DEALER -> "1";
                            case MANUFACTURER -> "0";
                            case SPLIT -> "0.35";
                        })
                .param("drawn", firstDrawdown)
                .param("count", count)
                .update();
    }
}
