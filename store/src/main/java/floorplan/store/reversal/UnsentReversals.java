package floorplan.store.reversal;

import floorplan.domain.credit.MessageId;
import floorplan.domain.repayment.AcceptedReversal;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.UnsentPage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logged reversals that are not yet sent to the credit side. */
public final class UnsentReversals {
    private final AccountDatabase database;

    public UnsentReversals(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Unsent reversals accepted at least {@code age} ago, by the repayment's id.
     *
     * @param after last id of the page before; null for the first page
     */
    public List<AcceptedReversal> olderThan(Duration age, @Nullable String after, int most) {
        return new UnsentPage(age, after, most)
                .read(
                        database,
                        """
                SELECT repayment_id, client, reason, kind FROM reversal_log FORCE INDEX (reversal_by_sending) WHERE
                """,
                        "repayment_id",
                        (row, n) -> new AcceptedReversal(
                                row.getString("repayment_id"),
                                row.getString("client"),
                                row.getString("reason"),
                                ReversalLog.kind(row)));
    }

    /** The messages among these whose reversal is unsent, of any age. */
    public Set<String> among(Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Set.of();
        }
        return database
                .sql("SELECT repayment_id FROM reversal_log WHERE repayment_id IN (:ids) AND sent_at IS NULL")
                .param(
                        "ids",
                        messageIds.stream()
                                .map(id -> MessageId.parse(id).sourceId())
                                .toList())
                .query((row, n) ->
                        MessageId.ofReversal(row.getString("repayment_id")).text())
                .list()
                .stream()
                .filter(messageIds::contains)
                .collect(Collectors.toSet());
    }
}
