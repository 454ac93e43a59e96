package floorplan.workflows.repayment;

import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.MovementPayload;
import org.jspecify.annotations.Nullable;

/**
 * The result of a repayment, in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param restoration the credit that it restores, if it was applied; otherwise null
 * @param refusal the reason, if it was refused; otherwise null
 */
public record RepaymentResult(
        RequestOutcome outcome,
        @Nullable MovementPayload restoration,
        @Nullable RefusalPayload refusal) {
    /** The outcome of the request. */
    public enum RequestOutcome {
        APPLIED,
        REFUSED,
        /** Its idempotency key belongs to a repayment with other content. */
        KEY_REUSED
    }

    public static RepaymentResult of(RepaymentDecision decision) {
        return switch (decision) {
            case Applied applied ->
                new RepaymentResult(RequestOutcome.APPLIED, MovementPayload.of(applied.restoration()), null);
            case Refusal refusal -> new RepaymentResult(RequestOutcome.REFUSED, null, RefusalPayload.of(refusal));
        };
    }

    public static RepaymentResult keyReused() {
        return new RepaymentResult(RequestOutcome.KEY_REUSED, null, null);
    }
}
