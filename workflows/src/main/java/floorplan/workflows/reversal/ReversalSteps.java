package floorplan.workflows.reversal;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The steps that only a reversal has; it shares the others with a repayment. Each may run twice and then finds its work
 * done. Each throws if a server that it needs is down.
 */
@ActivityInterface
public interface ReversalSteps {
    /**
     * Keeps the reversal in the log and in {@code pre_data}, both or neither.
     *
     * @return false if there is no applied repayment to reverse, or a part of its surplus was applied or refunded;
     *     nothing is kept
     */
    @ActivityMethod(name = "LogReversal")
    boolean log(ReversalPayload reversal);

    /** Reverses the repayment on its loan. */
    @ActivityMethod(name = "ApplyReversal")
    AppliedReversal apply(String repaymentId);

    /** Clears {@code pre_data} and marks the log row sent. */
    @ActivityMethod(name = "ClearReversal")
    void clear(String repaymentId);
}
