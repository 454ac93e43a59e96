package floorplan.workflows.credit;

import floorplan.domain.credit.CreditOutcome;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one message that was refused: tries it again, and when that does not help waits, visible, for a person. The log's row is the truth; this workflow only
 * follows it, so that it can be lost and started again at any point.
 */
@WorkflowInterface
public interface CreditRestoreWorkflow {
    /** @return RESTORED or DISCARDED */
    @WorkflowMethod(name = "CreditRestore")
    CreditOutcome restore(RefusedMessage message);

    /**
     * Says that a decision is in the log, which also says whose.
     *
     * @param by who says so: the person, or the sweep that says it again; null in histories that are older than it
     */
    @SignalMethod(name = "Decided")
    void decided(@Nullable String by);
}
