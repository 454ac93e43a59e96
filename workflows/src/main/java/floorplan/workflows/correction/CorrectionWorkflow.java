package floorplan.workflows.correction;

import floorplan.domain.credit.MessageId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries out a rate correction or a waiver: logs it, corrects its loan, and tells the credit side. */
@WorkflowInterface
public interface CorrectionWorkflow {
    @WorkflowMethod(name = "Correction")
    CorrectionResult correct(CorrectionPayload correction);

    /** The workflow id of a request; its message has the same. */
    static String workflowId(String id) {
        return MessageId.ofCorrection(id).text();
    }
}
