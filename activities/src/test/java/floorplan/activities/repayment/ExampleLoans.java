package floorplan.activities.repayment;

import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.LoanKeys;

/** The three loans of the worked example in the money rules, one of each type, numbered by their type. */
final class ExampleLoans {
    private ExampleLoans() {}

    static void draw(AccountDatabase database) {
        // The worker may not insert imports.
        TestSchema.account("owner")
                .sql(
                        "INSERT INTO import (id, kind, status, created_at, touched_at) VALUES ('%032d', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
                                .formatted(1))
                .update();
        draw(database, "DEALER", "1");
        draw(database, "SPLIT", "0.35");
        draw(database, "MANUFACTURER", "0");
    }

    private static void draw(AccountDatabase database, String type, String dealerShare) {
        database.sql("""
                        INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                            penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date,
                            accrued_through, principal)
                        VALUES (:id, :type, (SELECT MAX(seq) FROM import), 'D-1', 'M-1', :type, 'LSVAA4182E2184847', 'CNY', 20000000, 0.108, 20000,
                            'ACT_360', :share, '2026-01-05', '2026-07-05', '2026-01-04', 20000000)
                        """)
                .param("id", LoanKeys.of(LoanType.valueOf(type)).first())
                .param("type", type)
                .param("share", dealerShare)
                .update();
        database.sql("INSERT INTO loan_rate SELECT id, '2026-01-05', 0.072 FROM loan WHERE loan_no = :type")
                .param("type", type)
                .update();
    }
}
