package floorplan.store.dayend;

import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/** What people have accepted of trial balances that do not hold. */
public final class Acceptances {
    private final AccountDatabase database;
    private final AuditLog audit;

    /** @param database as the API's user, who can add an acceptance and change none */
    public Acceptances(AccountDatabase database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Records that a person accepts what the date's newest trial balance found, in the audit log too; does nothing when that holds, or is accepted.
     *
     * @param by at most 128 characters
     * @param reason at most 500 characters
     */
    public void accept(LocalDate date, String by, String reason) {
        database.inTransaction(() -> {
            if (insert(date, by, reason)) {
                audit.append(
                        by,
                        Action.ACCEPT_DIFFERENCE,
                        new Subject("day-end", date.toString()),
                        Map.of("accepted", false),
                        Map.of("accepted", true, "reason", reason));
            }
        });
    }

    private boolean insert(LocalDate date, String by, String reason) {
        try {
            return database.sql("""
                            INSERT INTO trial_balance_acceptance (business_date, run, actor, reason, accepted_at)
                            SELECT business_date, run, :by, :reason, UTC_TIMESTAMP(6) FROM trial_balance t
                            WHERE business_date = :date AND holds = 0
                                AND run = (SELECT MAX(run) FROM trial_balance n WHERE n.business_date = :date)
                            """)
                            .param("by", by)
                            .param("reason", reason)
                            .param("date", date)
                            .update()
                    == 1;
        } catch (DuplicateKeyException acceptedBefore) {
            return false;
        }
    }
}
