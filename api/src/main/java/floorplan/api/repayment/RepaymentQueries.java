package floorplan.api.repayment;

import floorplan.store.credit.CreditViews;
import floorplan.store.credit.CreditViews.Credited;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Repayments with what each side's log says of them. */
@Component
class RepaymentQueries {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentQueries.class);

    private final RepaymentViews repayments;
    private final CreditViews credits;

    RepaymentQueries(RepaymentViews repayments, CreditViews credits) {
        this.repayments = repayments;
        this.credits = credits;
    }

    Optional<RepaymentAnswer> find(String id) {
        return repayments.find(id).map(view -> RepaymentAnswer.of(view, credited(view)));
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

    private Optional<Credited> credited(RepaymentView view) {
        return view.parts() == null ? Optional.empty() : credits.credited(view.id());
    }
}
