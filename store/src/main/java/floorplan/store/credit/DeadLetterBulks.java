package floorplan.store.credit;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.domain.credit.CreditMovement;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.bulk.Bulks;
import floorplan.store.database.ClmsDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions about many dead letters at once. */
public final class DeadLetterBulks {
    private final ClmsDatabase database;
    private final AuditLog audit;
    private final Bulks bulks;
    private final DecisionRows decisions;

    /** @param database as the API's user to {@link #open}, as the worker's to carry out */
    public DeadLetterBulks(ClmsDatabase database) {
        this.database = database;
        this.audit = new AuditLog(database);
        this.bulks = new Bulks(database);
        this.decisions = new DecisionRows(database);
    }

    public Bulks bulks() {
        return bulks;
    }

    /**
     * Records a request, its items and its audit entry; does nothing if it is recorded already. The items are the dead
     * letters that match now, oldest first.
     *
     * @return true if this call recorded it
     */
    public boolean open(NewBulk bulk, DeadLetterFilter filter) {
        return database.inTransaction(() -> {
            boolean first = bulks.add(bulk);
            if (first) {
                int items = database.sql("""
                                INSERT INTO bulk_item (bulk_id, number, subject, outcome)
                                SELECT :bulk, ROW_NUMBER() OVER (ORDER BY created_at, message_id), message_id, 'PENDING'
                                FROM credit_log WHERE outcome = 'DEAD_LETTER' %s
                                ORDER BY created_at, message_id LIMIT :most
                                """.formatted(filter.conditions()))
                        .params(filter.values())
                        .param("bulk", bulk.id())
                        .param("most", Bulks.MOST_ITEMS)
                        .update();
                audit.append(new AuditEntry(
                        bulk.askedBy(),
                        DecisionRows.action(bulk.decision()),
                        AuditOutcome.ASKED,
                        new Subject("bulk", bulk.id()),
                        null,
                        stated(bulk, filter, items)));
            }
            return first;
        });
    }

    private static Map<String, Object> stated(NewBulk bulk, DeadLetterFilter filter, int items) {
        Map<String, Object> stated = new HashMap<>();
        stated.put("reason", Objects.requireNonNull(bulk.reason()));
        stated.put("items", items);
        if (filter.failure() != null) {
            stated.put("failure", filter.failure());
        }
        if (filter.dealerId() != null) {
            stated.put("dealerId", filter.dealerId());
        }
        return stated;
    }

    /**
     * A dead letter whose decision is recorded and must be made known to its workflow.
     *
     * @param movement null if its body cannot be read
     */
    public record DecidedLetter(Item item, @Nullable CreditMovement movement) {}

    /**
     * Records the decisions about these items and their audit entries in one transaction. Items that somebody else has
     * settled are skipped.
     */
    public List<DecidedLetter> decide(BulkRequest bulk, List<Item> items) {
        NewBulk asked = bulk.asked();
        String reason = Objects.requireNonNull(asked.reason());
        return database.inTransaction(() -> {
            List<DecidedLetter> decided = new ArrayList<>();
            List<AuditEntry> entries = new ArrayList<>();
            for (Item item : items) {
                if (decisions.add(item.subject(), asked.decision(), asked.askedBy(), reason)) {
                    entries.add(DecisionRows.entry(item.subject(), asked.decision(), asked.askedBy(), reason));
                }
                decided(item, asked, reason)
                        .ifPresentOrElse(
                                decided::add,
                                () -> bulks.settle(asked.id(), item, ItemOutcome.SKIPPED, "decided by somebody else"));
            }
            audit.append(entries);
            return decided;
        });
    }

    /**
     * The item, if it has this request's decision: made now, or in an earlier try that was cut short. Its workflow may
     * have carried the decision out since.
     */
    private Optional<DecidedLetter> decided(Item item, NewBulk asked, String reason) {
        return database.sql("""
                        SELECT l.message_id, l.kind, l.dealer_id, l.loan_no, l.currency, l.amount, l.value_date
                        FROM credit_log l
                        WHERE l.message_id = :id AND EXISTS (
                            SELECT 1 FROM credit_decision d JOIN bulk b ON d.decided_at >= b.asked_at
                            WHERE d.message_id = l.message_id AND b.id = :bulk
                                AND d.decision = :decision AND d.decided_by = :by AND d.reason = :reason)
                        """)
                .param("id", item.subject())
                .param("bulk", asked.id())
                .param("decision", asked.decision().name())
                .param("by", asked.askedBy())
                .param("reason", reason)
                .query((row, n) -> new DecidedLetter(
                        item, row.getString("dealer_id") == null ? null : DeadLetterDecisions.movement(row)))
                .optional();
    }

    /** Records that the workflow of an item knows its decision. */
    public void told(BulkRequest bulk, Item item) {
        bulks.settle(bulk.asked().id(), item, ItemOutcome.DECIDED, null);
    }

    /** Records the results of items whose decision was carried out, or was tried in vain. */
    public void settle(String id) {
        database.sql("""
                        UPDATE bulk_item i
                            JOIN credit_log l ON l.message_id = i.subject
                            LEFT JOIN credit_decision d ON d.message_id = l.message_id AND d.dead_letter = l.dead_letters
                        SET i.detail = CASE WHEN l.outcome = 'DEAD_LETTER' THEN l.failure ELSE l.outcome END,
                            i.outcome = CASE WHEN l.outcome = 'DEAD_LETTER' THEN 'FAILED' ELSE 'DONE' END,
                            i.finished_at = UTC_TIMESTAMP(6)
                        WHERE i.bulk_id = :id AND i.outcome = 'DECIDED'
                            AND (l.outcome <> 'DEAD_LETTER' OR d.message_id IS NULL)
                        """).param("id", id).update();
    }
}
