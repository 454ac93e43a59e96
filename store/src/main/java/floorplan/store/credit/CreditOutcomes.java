package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.database.ClmsDatabase;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up the outcomes of many messages at a time. */
public final class CreditOutcomes {
    private final ClmsDatabase database;

    public CreditOutcomes(ClmsDatabase database) {
        this.database = database;
    }

    /** Outcomes by message id; messages that the credit side has not received are left out. */
    public Map<String, Credited> of(Collection<String> messageIds) {
        Map<String, Credited> outcomes = new HashMap<>();
        if (!messageIds.isEmpty()) {
            database.sql("SELECT message_id, outcome, finished_at FROM credit_log WHERE message_id IN (:ids)")
                    .param("ids", messageIds)
                    .query(row -> {
                        LocalDateTime finished = row.getObject("finished_at", LocalDateTime.class);
                        outcomes.put(
                                row.getString("message_id"),
                                new Credited(
                                        CreditOutcome.valueOf(row.getString("outcome")),
                                        finished == null ? null : finished.toInstant(ZoneOffset.UTC)));
                    });
        }
        return outcomes;
    }

    /** The ids of at most {@code most} restoration messages with this outcome. */
    public List<String> restorations(CreditOutcome outcome, int most) {
        return database.sql("""
                        SELECT message_id FROM credit_log WHERE outcome = :outcome AND kind = 'RESTORATION' LIMIT :most
                        """)
                .param("outcome", outcome.name())
                .param("most", most)
                .query((row, n) -> row.getString("message_id"))
                .list();
    }
}
