package floorplan.store.repayment;

import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code repayment_log}: the request and the decision.
 *
 * @param from the unapplied receipt that pays; null for cash
 * @param decision null until the repayment is applied or refused
 */
public record LoggedRepayment(
        String repaymentId,
        String client,
        String loanNo,
        RepaymentRequest request,
        @Nullable FromReceipt from,
        Instant acceptedAt,
        @Nullable RepaymentDecision decision) {}
