package floorplan.api.imports;

import floorplan.api.answer.Temporal;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.ImportKind;
import floorplan.workflows.TaskQueues;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;

/** Starts imports' workflows. */
final class ImportStarter {
    private final WorkflowClient temporal;
    private final Uploads uploads;

    ImportStarter(WorkflowClient temporal, Uploads uploads) {
        this.temporal = temporal;
        this.uploads = uploads;
    }

    /**
     * Starts the workflow of a file that is staged. If Temporal does not say that it has, the import's row decides: either the workflow has begun, or the file is given up
     * and a workflow that begins later finds it so.
     *
     * @throws ApiProblem (503) when the file is given up
     */
    void start(ImportRequest request) {
        ImportWorkflow workflow = temporal.newWorkflowStub(ImportWorkflow.class, options(request));
        try {
            Temporal.within(() -> WorkflowClient.start(workflow::take, request));
        } catch (ApiProblem unavailable) {
            if (uploads.giveUp(request.importId(), "the workflow server did not answer")) {
                throw new ApiProblem(
                        ProblemType.UNAVAILABLE,
                        "The workflow server does not answer; nothing was taken in. Send the file again shortly.");
            }
        }
    }

    WorkflowStub workflow(String importId) {
        return temporal.newUntypedWorkflowStub(ImportWorkflow.workflowId(importId));
    }

    private static WorkflowOptions options(ImportRequest request) {
        String lines = request.kind() == ImportKind.LOANS ? "loans" : "credit lines";
        return WorkflowOptions.newBuilder()
                .setWorkflowId(ImportWorkflow.workflowId(request.importId()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setTaskQueue(TaskQueues.ACCOUNT)
                .setDisableEagerExecution(false)
                .setStaticSummary("Import a file of " + request.lines() + " " + lines)
                .build();
    }
}
