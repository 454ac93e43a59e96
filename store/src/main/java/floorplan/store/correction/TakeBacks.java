package floorplan.store.correction;

import floorplan.store.database.AccountDatabase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loans whose principal a reversal raised again on a date after the repayment's. All these reversals are older than
 * corrections and no more are made, so they are read once.
 */
public final class TakeBacks {
    private final AccountDatabase database;
    private volatile @Nullable Set<Long> loans;

    public TakeBacks(AccountDatabase database) {
        this.database = database;
    }

    /** True if money was taken back from the loan with this key. */
    public boolean of(long loanId) {
        Set<Long> known = loans;
        if (known == null) {
            known = Set.copyOf(database.sql("""
                            SELECT DISTINCT r.loan_id FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                            WHERE v.status = 'APPLIED' AND v.kind IS NULL
                            """).query(Long.class).list());
            loans = known;
        }
        return known.contains(loanId);
    }
}
