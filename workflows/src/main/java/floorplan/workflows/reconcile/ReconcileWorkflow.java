package floorplan.workflows.reconcile;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** Compares both sides once. The schedule {@code reconcile} starts it, at its time or for a person, one at a time. */
@WorkflowInterface
public interface ReconcileWorkflow {
    /**
     * @param age the least age of a movement that is compared; younger ones may still be on their way
     * @param from {@link ReconcileProgress#BEGINNING}, or the progress of the run before
     */
    @WorkflowMethod(name = "Reconcile")
    ReconcileProgress reconcile(Duration age, ReconcileProgress from);
}
