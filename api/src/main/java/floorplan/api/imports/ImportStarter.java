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

/** Starts the workflows of imports. */
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
     * Starts the workflow of a staged file. If Temporal does not confirm the start, the import's row decides: either
     * the workflow has begun, or the file is given up, and a workflow that begins later finds its import refused.
     *
     * @throws ApiProblem (503) if the file is given up
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
