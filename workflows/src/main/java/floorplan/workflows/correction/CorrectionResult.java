package floorplan.workflows.correction;

import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.workflows.MovementPayload;
import org.jspecify.annotations.Nullable;

/**
 * The result of a correction request, in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param refusal null unless it was refused
 * @param summary for people: the differences that were booked, or the fault and the remedy
 * @param movement the movement of the dealer's credit; null if the credit does not change
 */
public record CorrectionResult(
        CorrectionOutcome outcome,
        @Nullable CorrectionRefusal refusal,
        String summary,
        @Nullable MovementPayload movement) {
    /** The outcome of a request. */
    public enum CorrectionOutcome {
        APPLIED,
        REFUSED,
        /** Another request was logged under the idempotency key before. */
        KEY_REUSED
    }
}
