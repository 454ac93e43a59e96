package floorplan.api.imports;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.answer.WorkflowUnavailable;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.workflows.imports.ImportRequest;
import floorplan.workflows.imports.ImportStarts;
import floorplan.workflows.imports.ImportWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;

/** Starts imports' workflows. */
final class ImportStarter {
    private final WorkflowClient temporal;
    private final ImportStarts starts;
    private final Uploads uploads;

    ImportStarter(WorkflowClient temporal, Uploads uploads) {
        this.temporal = temporal;
        this.starts = new ImportStarts(temporal);
        this.uploads = uploads;
    }

    /**
     * Starts the workflow of a file that is staged. If Temporal does not say that it has, the import's row decides: either the workflow has begun, or the file is given up
     * and a workflow that begins later finds it so.
     *
     * @throws ApiProblem (503) when the file is given up
     */
    void start(ImportRequest request) {
        try {
            TemporalCalls.within(() -> {
                starts.startOnce(request);
                return request;
            });
        } catch (WorkflowUnavailable unavailable) {
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
}
