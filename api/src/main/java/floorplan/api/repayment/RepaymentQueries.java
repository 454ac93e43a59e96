package floorplan.api.repayment;

import floorplan.api.repayment.RepaymentAnswer.Credit;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Repayments with what each side's log says of them. */
@Component
class RepaymentQueries {
    private static final Logger LOG = LoggerFactory.getLogger(RepaymentQueries.class);

    private final RepaymentViews repayments;
    private final JdbcClient clms;

    RepaymentQueries(RepaymentViews repayments, @Qualifier("clmsReads") JdbcClient clms) {
        this.repayments = repayments;
        this.clms = clms;
    }

    Optional<RepaymentAnswer> find(String id) {
        return repayments.find(id).map(view -> RepaymentAnswer.of(view, credit(view)));
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

    private Optional<Credit> credit(RepaymentView view) {
        if (view.parts() == null) {
            return Optional.empty();
        }
        return clms.sql("SELECT outcome, finished_at FROM credit_log WHERE message_id = :id")
                .param("id", view.id())
                .query((row, n) -> {
                    LocalDateTime finished = row.getObject("finished_at", LocalDateTime.class);
                    return new Credit(
                            row.getString("outcome"), finished == null ? null : finished.toInstant(ZoneOffset.UTC));
                })
                .optional();
    }
}
