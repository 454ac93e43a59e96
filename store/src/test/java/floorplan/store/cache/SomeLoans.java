package floorplan.store.cache;

import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;
import java.util.stream.IntStream;

/** The account schema with only the loans {@code L-0}, {@code L-1} and so on, which owe large posted amounts. */
final class SomeLoans {
    private SomeLoans() {}

    static void draw(int loans) {
        TestSchema.empty("account");
        AccountDatabase account = TestSchema.account("owner");
        account.sql("""
                INSERT INTO import (seq, id, kind, status, created_at)
                VALUES (1, 'cached', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6))
                """).update();
        account.batch(
                """
                INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                    penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date, accrued_through,
                    principal)
                VALUES (%s, ?, 1, 'D-1', 'M-1', 'DEALER', 'LSVAA4182E2184847', 'CNY', 100000, 0.108, 20000, 'ACT_360', 1,
                    '2026-01-05', '2026-07-05', '2026-01-05', 100000)
                """.formatted(LoanKeys.sqlOf("'DEALER'", "1", "?")),
                IntStream.range(0, loans)
                        .mapToObj(i -> new Object[] {i, "L-" + i})
                        .toList());
        account.sql("INSERT INTO loan_rate SELECT id, drawdown_date, 0.072 FROM loan")
                .update();
        account.sql("""
                INSERT INTO accrual SELECT drawdown_date, id, drawdown_date, 0, 0, 0, 0, 0, 0, 0, 1000000000, 0, 1000000000, 0, 0, 0
                FROM loan
                """).update();
    }
}
