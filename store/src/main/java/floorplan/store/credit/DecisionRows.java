package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.ClmsDatabase;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/** Adds people's decisions to the log of decisions. */
final class DecisionRows {
    private final ClmsDatabase database;

    DecisionRows(ClmsDatabase database) {
        this.database = database;
    }

    /** @return false if the message is no dead letter, or is already decided */
    boolean add(String messageId, Decision decision, String by, String reason) {
        try {
            return database.sql("""
                                    INSERT INTO credit_decision (message_id, dead_letter, decision, decided_by, reason, decided_at)
                                    SELECT message_id, dead_letters, :decision, :by, :reason, UTC_TIMESTAMP(6) FROM credit_log
                                    WHERE message_id = :id AND outcome = 'DEAD_LETTER'
                                    """)
                            .param("decision", decision.name())
                            .param("by", by)
                            .param("reason", reason)
                            .param("id", messageId)
                            .update()
                    == 1;
        } catch (DuplicateKeyException decidedBefore) {
            return false;
        }
    }

    /** The audit log's entry of a decision. */
    static AuditEntry entry(String messageId, Decision decision, String by, String reason) {
        return new AuditEntry(
                by,
                action(decision),
                AuditOutcome.DONE,
                new Subject("dead-letter", messageId),
                Map.of("status", CreditOutcome.DEAD_LETTER.name()),
                Map.of("decision", decision.name(), "reason", reason));
    }

    static Action action(Decision decision) {
        return switch (decision) {
            case RETRY -> Action.RETRY_DEAD_LETTER;
            case DISCARD -> Action.DISCARD_DEAD_LETTER;
        };
    }
}
