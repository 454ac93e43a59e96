package floorplan.store.dayend;

import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.bulk.Bulks;
import floorplan.store.database.AccountDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Retries of many failed loans of a date at once. */
public final class FailureBulks {
    private final AccountDatabase database;
    private final AuditLog audit;
    private final Bulks bulks;

    /** @param database as the API's user to {@link #open}, as the worker's to carry out */
    public FailureBulks(AccountDatabase database) {
        this.database = database;
        this.audit = new AuditLog(database);
        this.bulks = new Bulks(database);
    }

    public Bulks bulks() {
        return bulks;
    }

    /**
     * Records a request, its items and its audit entry; does nothing if it is recorded already. The items are the
     * date's open failures that match now.
     *
     * @param reason the exact reason of the failures; null for any
     * @param loanNos empty for any
     * @return true if this call recorded it
     */
    public boolean open(NewBulk bulk, @Nullable String reason, List<String> loanNos) {
        return database.inTransaction(() -> {
            boolean first = bulks.add(bulk);
            if (first) {
                int items = choose(bulk, reason, loanNos);
                audit.append(new AuditEntry(
                        bulk.askedBy(),
                        Action.RETRY_FAILURES,
                        AuditOutcome.ASKED,
                        new Subject("day-end", String.valueOf(bulk.businessDate())),
                        null,
                        reason == null
                                ? Map.of("bulk", bulk.id(), "items", items)
                                : Map.of("bulk", bulk.id(), "items", items, "reason", reason)));
            }
            return first;
        });
    }

    private int choose(NewBulk bulk, @Nullable String reason, List<String> loanNos) {
        return database.sql("""
                        INSERT INTO bulk_item (bulk_id, number, subject, outcome)
                        SELECT :bulk, ROW_NUMBER() OVER (ORDER BY f.loan_id), l.loan_no, 'PENDING'
                        FROM day_end_failure f JOIN loan l ON l.id = f.loan_id
                        WHERE f.business_date = :date AND f.mended_at IS NULL %s %s
                        ORDER BY f.loan_id LIMIT :most
                        """.formatted(
                                reason == null ? "" : "AND f.reason = :reason",
                                loanNos.isEmpty() ? "" : "AND l.loan_no IN (:loanNos)"))
                .param("bulk", bulk.id())
                .param("date", bulk.businessDate())
                .param("reason", reason)
                .param("loanNos", loanNos)
                .param("most", Bulks.MOST_ITEMS)
                .update();
    }

    /** Records the result of a retried loan. Must be the last statement of the retry's transaction. */
    public void settle(NewBulk bulk, Item item, ItemOutcome outcome, @Nullable String detail) {
        bulks.settle(bulk.id(), item, outcome, detail);
        switch (outcome) {
            case DONE -> append(bulk, item, AuditOutcome.DONE, "mended");
            case FAILED -> append(bulk, item, AuditOutcome.REFUSED, Objects.requireNonNull(detail));
            case PENDING, DECIDED, SKIPPED -> {}
        }
    }

    private void append(NewBulk bulk, Item item, AuditOutcome outcome, String reason) {
        audit.append(new AuditEntry(
                bulk.askedBy(),
                Action.RETRY_FAILURES,
                outcome,
                new Subject("loan", item.subject()),
                null,
                Map.of("bulk", bulk.id(), "date", String.valueOf(bulk.businessDate()), "reason", reason)));
    }
}
