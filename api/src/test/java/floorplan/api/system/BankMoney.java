package floorplan.api.system;

import floorplan.store.database.AccountDatabase;
import java.util.List;

/** Money from a bank that no loan takes yet, written as a bank's file books it on 10 March 2026. */
public final class BankMoney {
    private BankMoney() {}

    /**
     * Adds a receipt of an unknown payer.
     *
     * @param account as the owner of the schema
     * @param id 32 hex digits
     */
    public static void receive(AccountDatabase account, String id, long cents) {
        for (String sql : List.of("""
                        INSERT INTO receipt (id, origin, payer, currency, amount, open_amount, received_on, status, note, created_at)
                        VALUES (:id, 'BANK', 'UNKNOWN', 'CNY', :cents, :cents, '2026-03-09', 'OPEN', 'It names no loan.', UTC_TIMESTAMP(6))
                        """, """
                        INSERT INTO unapplied_receipt (receipt_id, source, payer, loan_type, currency, amount, booking_date)
                        VALUES (:id, CONCAT('receipt:', :id), 'UNKNOWN', 'NONE', 'CNY', :cents, '2026-03-10')
                        """, """
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES ('2026-03-10', CONCAT('receipt:', :id), 'RECEIPT', '2026-03-10', 'CASH', 'NONE', 'CNY', :cents),
                            ('2026-03-10', CONCAT('receipt:', :id), 'RECEIPT', '2026-03-10', 'UNAPPLIED_RECEIPTS', 'NONE', 'CNY', -:cents)
                        """)) {
            account.sql(sql).param("id", id).param("cents", cents).update();
        }
    }
}
