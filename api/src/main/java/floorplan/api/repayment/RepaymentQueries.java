package floorplan.api.repayment;

import floorplan.api.repayment.RepaymentAnswer.ReversalAnswer;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews;
import floorplan.workflows.reversal.ReversalWorkflow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Repayments with what each side's log says of them. */
@Component
class RepaymentQueries {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentQueries.class);

    private final RepaymentViews repayments;
    private final ReversalViews reversals;
    private final CreditViews credits;

    RepaymentQueries(RepaymentViews repayments, ReversalViews reversals, CreditViews credits) {
        this.repayments = repayments;
        this.reversals = reversals;
        this.credits = credits;
    }

    Optional<RepaymentAnswer> find(String id) {
        return repayments.find(id).map(view -> RepaymentAnswer.of(view, credited(view), reversal(view)));
    }

    /**
     * The hash of the request already logged under this id. Empty, too, while the database is down: a repayment is accepted
     * then all the same, and its workflow finds the row later.
     */
    Optional<String> knownHash(String id) {
        try {
            return repayments.find(id).map(RepaymentView::requestHash);
        } catch (DataAccessException down) {
            LOG.warn("the log cannot be asked, the workflow will: {}", down.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable ReversalAnswer reversal(RepaymentView view) {
        if (view.parts() == null) {
            return null;
        }
        return reversals
                .find(view.id())
                .map(found ->
                        ReversalAnswer.of(view.id(), found, credits.credited(ReversalWorkflow.workflowId(view.id()))))
                .orElse(null);
    }

    private Optional<Credited> credited(RepaymentView view) {
        return view.parts() == null ? Optional.empty() : credits.credited(view.id());
    }
}
