package floorplan.store.dayend;

import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have accepted of trial balances that do not hold. */
public final class Acceptances {
    private final JdbcClient database;

    /** @param database as the API's user, who can add an acceptance and change none */
    public Acceptances(JdbcClient database) {
        this.database = database;
    }

    /**
     * Records that a person accepts what the date's newest trial balance found; does nothing when that holds, or is accepted.
     *
     * @param by at most 128 characters
     * @param reason at most 500 characters
     */
    public void accept(LocalDate date, String by, String reason) {
        try {
            database.sql("""
                            INSERT INTO trial_balance_acceptance (business_date, run, actor, reason, accepted_at)
                            SELECT business_date, run, :by, :reason, UTC_TIMESTAMP(6) FROM trial_balance t
                            WHERE business_date = :date AND holds = 0
                                AND run = (SELECT MAX(run) FROM trial_balance n WHERE n.business_date = :date)
                            """)
                    .param("by", by)
                    .param("reason", reason)
                    .param("date", date)
                    .update();
        } catch (DuplicateKeyException acceptedBefore) {
            // The first one counts.
        }
    }
}
