package floorplan.workflows;

import floorplan.workflows.repayment.DecisionPayload;
import floorplan.workflows.repayment.RepaymentPayload;
import floorplan.workflows.repayment.RepaymentSteps;
import java.util.function.BiConsumer;

/**
 * The steps that reversals and corrections share with repayments.
 *
 * @param step receives the name of each step and the message's id
 */
public record ScriptedSending(BiConsumer<String, Object> step) implements RepaymentSteps {
    @Override
    public void promote(MovementPayload movement) {
        step.accept("promote", movement.toDomain().messageId());
    }

    @Override
    public void publish(MovementPayload movement) {
        step.accept("publish", movement.toDomain().messageId());
    }

    @Override
    public Logged log(RepaymentPayload repayment) {
        throw new AssertionError("no repayment is logged");
    }

    @Override
    public DecisionPayload apply(String repaymentId) {
        throw new AssertionError("no repayment is applied");
    }

    @Override
    public void clear(String repaymentId) {
        throw new AssertionError("no repayment's field is cleared");
    }
}
