package floorplan.workflows.correction;

import floorplan.workflows.repayment.RepaymentSteps.Logged;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The steps that only a correction request has; it shares the others with a repayment. Each may run twice and then
 * finds its work done; each throws when a server that it needs is down.
 */
@ActivityInterface
public interface CorrectionSteps {
    /** Keeps the request in the log and in {@code pre_data}, both or neither. */
    @ActivityMethod(name = "LogCorrection")
    Logged log(CorrectionPayload correction);

    /** Corrects the loan, or refuses the request. Clears {@code pre_data} if no message follows. */
    @ActivityMethod(name = "ApplyCorrection")
    CorrectionResult apply(String id);

    /** Clears {@code pre_data} and marks the log row sent. */
    @ActivityMethod(name = "ClearCorrection")
    void clear(String id);
}
