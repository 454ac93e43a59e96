package floorplan.store.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;

/**
 * The unapplied receipts of repayments that their loan no longer takes whole. Every method must run in the caller's
 * transaction, as those of {@link Receipts}.
 */
public final class Surpluses {
    private final AccountDatabase database;
    private final Receipts receipts;

    public Surpluses(AccountDatabase database) {
        this.database = database;
        this.receipts = new Receipts(database);
    }

    /**
     * The change of a repayment's surplus by a correction of its loan. The receipt has the repayment's id.
     *
     * @param loanId the loan's key in the database
     * @param cents above 0 if the surplus grows
     * @param note why the loan does not take it, for people
     */
    public record ChangedSurplus(
            String repaymentId, long loanId, ReceiptOrigin origin, LocalDate valueDate, long cents, String note) {}

    /**
     * Changes the receipt of a repayment's surplus, or adds it. If another unapplied receipt paid the repayment, the
     * surplus belongs to the payer of that receipt: applying a receipt does not change its payer.
     *
     * @param source of the correction
     * @param loanType of the loan, as its journal lines have it
     */
    public void change(ChangedSurplus surplus, JournalSource source, String loanType, LocalDate bookingDate) {
        int known = database.sql("""
                        UPDATE receipt SET origin = :origin, note = :note, amount = amount + :cents,
                            status = CASE WHEN open_amount + :cents > 0 THEN 'OPEN' ELSE 'CANCELLED' END,
                            open_amount = open_amount + :cents
                        WHERE id = :id
                        """)
                .param("origin", surplus.origin().name())
                .param("note", surplus.note())
                .param("cents", surplus.cents())
                .param("id", surplus.repaymentId())
                .update();
        if (known == 0) {
            add(surplus);
        }
        receipts.move(surplus.repaymentId(), surplus.cents(), source, loanType, bookingDate);
    }

    private void add(ChangedSurplus surplus) {
        database.sql("""
                        INSERT INTO receipt (id, origin, loan_id, payer, party, currency, amount, open_amount, received_on, status, note, created_at)
                        SELECT r.id, :origin, l.id, COALESCE(f.payer, r.payer),
                            CASE WHEN f.id IS NOT NULL THEN f.party WHEN r.payer = 'DEALER' THEN l.dealer_id ELSE l.manufacturer_id END,
                            l.currency, :cents, :cents, :receivedOn, 'OPEN', :note, UTC_TIMESTAMP(6)
                        FROM repayment_log r JOIN loan l ON l.id = :loanId LEFT JOIN receipt f ON f.id = r.receipt_id
                        WHERE r.id = :id
                        """)
                .param("origin", surplus.origin().name())
                .param("cents", surplus.cents())
                .param("receivedOn", surplus.valueDate())
                .param("note", surplus.note())
                .param("loanId", surplus.loanId())
                .param("id", surplus.repaymentId())
                .update();
    }
}
