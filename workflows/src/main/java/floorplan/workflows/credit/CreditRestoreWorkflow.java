package floorplan.workflows.credit;

import floorplan.domain.credit.CreditOutcome;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one message that was refused. It tries the message again and, if that does not help, waits visibly for a
 * person. The log's row is the truth and the workflow only follows it, so it can be lost and restarted at any point.
 */
@WorkflowInterface
public interface CreditRestoreWorkflow {
    /** @return the final outcome of the message, such as RESTORED or DISCARDED */
    @WorkflowMethod(name = "CreditRestore")
    CreditOutcome restore(RefusedMessage message);

    /**
     * Signals that a person's decision is in the log.
     *
     * @param by the sender: the person, or the sweep that repeats the signal; null in histories that are older than
     *     this argument
     */
    @SignalMethod(name = "Decided")
    void decided(@Nullable String by);
}
