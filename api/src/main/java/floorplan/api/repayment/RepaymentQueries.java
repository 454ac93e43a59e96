package floorplan.api.repayment;

import floorplan.api.repayment.KnownRepayment.KnownReversal;
import floorplan.domain.credit.MessageId;
import floorplan.runtime.failure.Outages;
import floorplan.store.credit.CreditViews;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.repayment.RepaymentViews.LoggedRequest;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import floorplan.store.reversal.ReversalViews;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds repayments with their records on both sides. */
@Component
class RepaymentQueries {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentQueries.class);

    private static final String LOOK = "the look for an earlier request";

    private final RepaymentViews repayments;
    private final ReversalViews reversals;
    private final CreditViews credits;
    private final Outages outages;

    RepaymentQueries(RepaymentViews repayments, ReversalViews reversals, CreditViews credits, Outages outages) {
        this.outages = outages;
        this.repayments = repayments;
        this.reversals = reversals;
        this.credits = credits;
    }

    Optional<KnownRepayment> find(String id) {
        return repayments.find(id).map(this::known);
    }

    /**
     * Looks up an id in the log, and reads the database's clock. Empty while the database is down: the repayment is
     * accepted all the same, and its workflow finds an earlier row later.
     */
    Optional<LoggedRequest> look(String id) {
        try {
            LoggedRequest look = repayments.look(id);
            outages.succeeded(LOOK);
            return Optional.of(look);
        } catch (DataAccessException down) {
            if (!outages.failed(LOOK, down)) {
                LOG.error("{} failed unexpectedly; the workflow looks again", LOOK, down);
            }
            return Optional.empty();
        }
    }

    private KnownRepayment known(RepaymentView repayment) {
        if (!repayment.status().wasApplied()) {
            return new KnownRepayment(repayment, null, null);
        }
        return new KnownRepayment(repayment, credits.credited(repayment.id()).orElse(null), reversal(repayment.id()));
    }

    private @Nullable KnownReversal reversal(String repaymentId) {
        return reversals
                .find(repaymentId)
                .map(reversal -> new KnownReversal(
                        reversal,
                        credits.credited(MessageId.ofReversal(repaymentId).text())
                                .orElse(null)))
                .orElse(null);
    }
}
