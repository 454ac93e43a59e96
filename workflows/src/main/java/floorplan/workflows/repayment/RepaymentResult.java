package floorplan.workflows.repayment;

import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.MovementPayload;
import org.jspecify.annotations.Nullable;

/**
 * How a repayment ended, in Temporal's payloads: histories hold these names, so they stay.
 *
 * @param restoration what it restores, if it was applied
 * @param refusal why it was refused, if it was
 */
public record RepaymentResult(
        RequestOutcome outcome,
        @Nullable MovementPayload restoration,
        @Nullable RefusalPayload refusal) {
    /** What became of the request. */
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
