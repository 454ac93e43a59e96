package floorplan.store.credit;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account side's answer to the credit side, from its log. */
public final class AppliedRepayments {
    private final JdbcClient account;

    /** @param account the account schema */
    public AppliedRepayments(JdbcClient account) {
        this.account = account;
    }

    /** Those of the repayments that were applied to a loan; what came after, a reversal included, does not undo that. */
    public List<String> among(Collection<String> repaymentIds) {
        if (repaymentIds.isEmpty()) {
            return List.of();
        }
        return account.sql("SELECT id FROM repayment_log WHERE id IN (:ids) AND status NOT IN ('ACCEPTED', 'REFUSED')")
                .param("ids", repaymentIds)
                .query((row, n) -> row.getString("id"))
                .list();
    }
}
