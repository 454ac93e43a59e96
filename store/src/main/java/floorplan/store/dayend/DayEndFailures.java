package floorplan.store.dayend;

import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loans that could not be accrued for a date; a failure is open until the date is accrued for its loan. */
public final class DayEndFailures {
    private static final int LONGEST_REASON = 500;

    private final AccountDatabase database;

    public DayEndFailures(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Opens or reopens a failure. Does nothing if the loan has accrued the date by now, or is paid off: no accrual
     * would close the failure. Locks the loan; must run in a transaction.
     */
    public void record(long loanId, LocalDate date, String reason) {
        boolean due = database.sql("""
                        SELECT id FROM loan WHERE id = :loanId AND accrued_through < :date AND closed_on IS NULL FOR UPDATE
                        """)
                .param("loanId", loanId)
                .param("date", date)
                .query(Long.class)
                .optional()
                .isPresent();
        if (!due) {
            return;
        }
        database.sql("""
                        INSERT INTO day_end_failure (loan_id, business_date, reason, failed_at)
                        VALUES (:loanId, :date, :reason, UTC_TIMESTAMP(6))
                        ON DUPLICATE KEY UPDATE reason = VALUES(reason), failed_at = VALUES(failed_at), mended_at = NULL
                        """)
                .param("loanId", loanId)
                .param("date", date)
                .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .update();
    }

    /** The loans from {@code firstId} to {@code lastId} that have open failures. */
    public Set<Long> open(long firstId, long lastId) {
        return new HashSet<>(database.sql("""
                        SELECT DISTINCT loan_id FROM day_end_failure
                        WHERE loan_id BETWEEN :first AND :last AND mended_at IS NULL
                        """)
                .param("first", firstId)
                .param("last", lastId)
                .query((row, n) -> row.getLong("loan_id"))
                .list());
    }

    /** Loans with an open failure of a date, by key, from the first above {@code afterId}. */
    public List<Long> open(LocalDate date, long afterId, int most) {
        return database.sql("""
                        SELECT loan_id FROM day_end_failure
                        WHERE business_date = :date AND loan_id > :after AND mended_at IS NULL
                        ORDER BY loan_id LIMIT :most
                        """)
                .param("date", date)
                .param("after", afterId)
                .param("most", most)
                .query((row, n) -> row.getLong("loan_id"))
                .list();
    }

    /** The key of a loan; empty if it has no open failure of the date. */
    public Optional<Long> open(LocalDate date, String loanNo) {
        return database.sql("""
                        SELECT f.loan_id FROM day_end_failure f JOIN loan l ON l.id = f.loan_id
                        WHERE l.loan_no = :loanNo AND f.business_date = :date AND f.mended_at IS NULL
                        """)
                .param("loanNo", loanNo)
                .param("date", date)
                .query(Long.class)
                .optional();
    }

    /**
     * Closes the open failures of these loans up to a date; must run in the transaction that accrues the date for them.
     */
    public void mend(Collection<Long> loanIds, LocalDate through) {
        if (loanIds.isEmpty()) {
            return;
        }
        database.sql("""
                        UPDATE day_end_failure SET mended_at = UTC_TIMESTAMP(6)
                        WHERE loan_id IN (:loanIds) AND business_date <= :through AND mended_at IS NULL
                        """).param("loanIds", loanIds).param("through", through).update();
    }
}
