package floorplan.workflows.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How a repayment ended. Exactly one of the three: applied (what it restores), refused (why), or neither, when its key
 * already belongs to a repayment with other content.
 */
public record RepaymentResult(
        Outcome outcome,
        @Nullable CreditMovement restoration,
        @Nullable Refusal refusal) {
    /** What became of the request. */
    public enum Outcome {
        APPLIED,
        REFUSED,
        KEY_REUSED
    }

    public static RepaymentResult applied(CreditMovement restoration) {
        return new RepaymentResult(Outcome.APPLIED, restoration, null);
    }

    public static RepaymentResult refused(Refusal refusal) {
        return new RepaymentResult(Outcome.REFUSED, null, refusal);
    }

    public static RepaymentResult keyReused() {
        return new RepaymentResult(Outcome.KEY_REUSED, null, null);
    }
}
