package floorplan.store.dayend;

import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/** People's acceptances of trial balances that do not hold. */
public final class Acceptances {
    private final AccountDatabase database;
    private final AuditLog audit;

    /** @param database as the API's user, who may add acceptances and change none */
    public Acceptances(AccountDatabase database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Records that a person accepts the differences of one run of a date's checks, also in the audit log. The first
     * acceptance of a run counts.
     *
     * @param by at most 128 characters
     * @param reason at most 500 characters
     * @return whether the run is accepted now; false if a later run exists, or if this run holds
     */
    public boolean accept(LocalDate date, int run, String by, String reason) {
        return database.inTransaction(() -> {
            try {
                boolean first = insert(date, run, by, reason);
                if (first) {
                    audit.append(new AuditEntry(
                            by,
                            Action.ACCEPT_DIFFERENCE,
                            AuditOutcome.DONE,
                            new Subject("day-end", date.toString()),
                            Map.of("accepted", false, "run", run),
                            Map.of("accepted", true, "run", run, "reason", reason)));
                }
                return first;
            } catch (DuplicateKeyException acceptedBefore) {
                return true;
            }
        });
    }

    private boolean insert(LocalDate date, int run, String by, String reason) {
        return database.sql("""
                        INSERT INTO trial_balance_acceptance (business_date, run, actor, reason, accepted_at)
                        SELECT business_date, run, :by, :reason, UTC_TIMESTAMP(6) FROM trial_balance t
                        WHERE business_date = :date AND run = :run AND holds = 0
                            AND run = (SELECT MAX(run) FROM trial_balance n WHERE n.business_date = :date)
                        """)
                        .param("by", by)
                        .param("reason", reason)
                        .param("date", date)
                        .param("run", run)
                        .update()
                == 1;
    }
}
