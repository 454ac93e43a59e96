package floorplan.workflows.repayment;

import floorplan.workflows.MovementPayload;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The steps of a repayment. Each may run twice and then finds its work done. Each throws if a server that it needs is
 * down.
 */
@ActivityInterface
public interface RepaymentSteps {
    /** Keeps the repayment in the log and in {@code pre_data}, both or neither. */
    @ActivityMethod(name = "Log")
    Logged log(RepaymentPayload repayment);

    /** Applies the repayment to its loan, or refuses it and clears its {@code pre_data}. */
    @ActivityMethod(name = "Apply")
    DecisionPayload apply(String repaymentId);

    /** Moves the repayment from {@code pre_data} to {@code suc_send_data}, counting one more send. */
    @ActivityMethod(name = "Promote")
    void promote(MovementPayload restoration);

    /** Publishes the restoration and returns once the broker has put it into a queue. */
    @ActivityMethod(name = "Publish")
    void publish(MovementPayload restoration);

    /** Clears {@code pre_data} and marks the log row sent. */
    @ActivityMethod(name = "Clear")
    void clear(String repaymentId);

    /** The result of logging: the log holds this request, or another request with the same key. */
    enum Logged {
        KEPT,
        KEY_REUSED
    }
}
