package floorplan.workflows.bulk;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Carries out a person's request about many items: decisions about dead letters on task queue {@code clms}, retries of
 * failed loans on {@code day-end}. Each item has its result in the database.
 */
@WorkflowInterface
public interface BulkWorkflow {
    @WorkflowMethod(name = "Bulk")
    BulkStanding carryOut(String id);

    static String workflowId(String id) {
        return "bulk:" + id;
    }
}
