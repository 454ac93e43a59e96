package floorplan.workflows.receipt;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The only step of a payout. It may run twice and then finds its work done. It throws if the database is down. */
@ActivityInterface
public interface PayoutSteps {
    /** Takes the money out of its receipt and books it, or returns the refusal; the log keeps either. */
    @ActivityMethod(name = "PayOutReceipt")
    PayoutResult payOut(PayoutPayload payout);
}
