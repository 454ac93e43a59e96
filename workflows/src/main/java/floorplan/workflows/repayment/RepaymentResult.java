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
        Outcome outcome,
        @Nullable MovementPayload restoration,
        @Nullable RefusalPayload refusal) {
    /** What became of the request. */
    public enum Outcome {
        APPLIED,
        REFUSED,
        /** Its idempotency key belongs to a repayment with other content. */
        KEY_REUSED
    }

    public static RepaymentResult of(RepaymentDecision decision) {
        return switch (decision) {
            case Applied applied ->
                new RepaymentResult(Outcome.APPLIED, MovementPayload.of(applied.restoration()), null);
            case Refusal refusal -> new RepaymentResult(Outcome.REFUSED, null, RefusalPayload.of(refusal));
        };
    }

    public static RepaymentResult keyReused() {
        return new RepaymentResult(Outcome.KEY_REUSED, null, null);
    }
}
