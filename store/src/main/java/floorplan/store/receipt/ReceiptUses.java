package floorplan.store.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.store.database.AccountDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways in which money has left receipts. */
public final class ReceiptUses {
    private final AccountDatabase database;

    public ReceiptUses(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Money that has left a receipt.
     *
     * @param repayment the repayment that took it; null for a refund or a return
     */
    public record ReceiptUse(
            JournalSource source, long cents, @Nullable PaidRepayment repayment) {
        /** True for a repayment that was not reversed. */
        public boolean stands() {
            return repayment != null && repayment.stands();
        }
    }

    /**
     * A repayment that a receipt paid.
     *
     * @param loanId the loan's key in the database
     * @param stands whether it is applied, and not reversed
     */
    public record PaidRepayment(String id, long loanId, boolean stands) {}

    /** The uses of a receipt, in the order of their sources. */
    public List<ReceiptUse> of(String receiptId) {
        return database.sql("""
                        SELECT u.source, -u.amount AS cents, p.id, p.loan_id, p.status = 'APPLIED' AS stands
                        FROM unapplied_receipt u
                            LEFT JOIN repayment_log p ON p.id = CASE WHEN u.source LIKE 'repayment:%'
                                THEN CONVERT(SUBSTRING(u.source, 11) USING ascii) END
                        WHERE u.receipt_id = :id AND u.amount < 0 ORDER BY u.source
                        """)
                .param("id", receiptId)
                .query((row, n) -> {
                    String repayment = row.getString("id");
                    return new ReceiptUse(
                            JournalSource.parse(row.getString("source")).orElseThrow(),
                            row.getLong("cents"),
                            repayment == null
                                    ? null
                                    : new PaidRepayment(repayment, row.getLong("loan_id"), row.getBoolean("stands")));
                })
                .list();
    }
}
