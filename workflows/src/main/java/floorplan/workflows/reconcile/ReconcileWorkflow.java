package floorplan.workflows.reconcile;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** Compares both sides once. The schedule {@code reconcile} starts it, by time or for a person, one at a time. */
@WorkflowInterface
public interface ReconcileWorkflow {
    /**
     * @param age movements that are younger may still be on their way
     * @param from {@link ReconcileProgress#BEGINNING}, or where an earlier run of this one has stopped
     */
    @WorkflowMethod(name = "Reconcile")
    ReconcileProgress reconcile(Duration age, ReconcileProgress from);
}
