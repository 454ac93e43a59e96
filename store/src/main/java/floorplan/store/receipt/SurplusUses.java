package floorplan.store.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.store.database.AccountDatabase;
import java.util.Optional;

/** The uses of repayments' surpluses: refunds and applications, which keep a repayment from being reversed. */
public final class SurplusUses {
    private final AccountDatabase database;

    public SurplusUses(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The earliest refund or application of a repayment's surplus, which keeps the repayment from being reversed. An
     * application that was itself reversed as bounced does not count.
     */
    public Optional<JournalSource> of(String repaymentId) {
        return database.sql("""
                        SELECT u.source FROM unapplied_receipt u
                            LEFT JOIN reversal_log v ON v.repayment_id = CASE WHEN u.source LIKE 'repayment:%'
                                    THEN CONVERT(SUBSTRING(u.source, 11) USING ascii) END
                                AND v.status = 'APPLIED' AND v.kind = 'BOUNCED'
                        WHERE u.receipt_id = :id AND u.source NOT LIKE 'correction:%' AND v.repayment_id IS NULL
                        ORDER BY u.booking_date, u.source LIMIT 1
                        """)
                .param("id", repaymentId)
                .query(String.class)
                .optional()
                .flatMap(JournalSource::parse);
    }
}
