package floorplan.store.repayment;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.credit.MessageId;
import floorplan.store.database.AccountDatabase;
import java.util.Collection;
import java.util.List;

/** Answers the credit side's questions from the account side's logs. */
public final class AppliedRepayments {
    private final AccountDatabase account;

    /** @param account the account schema */
    public AppliedRepayments(AccountDatabase account) {
        this.account = account;
    }

    /**
     * The messages among these whose repayment, reversal or correction was applied. A reversed repayment still counts
     * as applied.
     */
    public List<String> among(Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return List.of();
        }
        return account
                .sql("""
                        SELECT id, 'RESTORATION' AS kind FROM repayment_log
                        WHERE id IN (:ids) AND status NOT IN ('ACCEPTED', 'REFUSED')
                        UNION ALL
                        SELECT repayment_id, 'REVERSAL' FROM reversal_log
                        WHERE repayment_id IN (:ids) AND status = 'APPLIED'
                        UNION ALL
                        SELECT id, 'CORRECTION' FROM correction_request
                        WHERE id IN (:ids) AND status = 'APPLIED' AND credit <> 0
                        """)
                .param(
                        "ids",
                        messageIds.stream()
                                .map(id -> MessageId.parse(id).sourceId())
                                .toList())
                .query((row, n) ->
                        new MessageId(MovementKind.valueOf(row.getString("kind")), row.getString("id")).text())
                .list()
                .stream()
                .filter(messageIds::contains)
                .toList();
    }
}
