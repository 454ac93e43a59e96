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

/** What became of many messages at a time. */
public final class CreditOutcomes {
    private final ClmsDatabase database;

    public CreditOutcomes(ClmsDatabase database) {
        this.database = database;
    }

    /** By message id; those that the credit side has not had are left out. */
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

    /** Some messages of repayments with this outcome: all of them, if there are fewer than {@code most}. */
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
