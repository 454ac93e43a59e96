package floorplan.workflows.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.workflows.AccountStarts;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;

/** Starts imports' workflows. */
public final class ImportStarts {
    private final WorkflowClient temporal;

    public ImportStarts(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    /** @throws WorkflowExecutionAlreadyStarted if the import's workflow was started before */
    public void startOnce(ImportRequest request) {
        start(request, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    }

    /**
     * Starts a new workflow for an import whose workflow is lost. Its steps skip the work that is done and do the rest.
     *
     * @return false if a workflow of this import is running
     */
    public boolean restart(ImportRequest request) {
        return AccountStarts.started(
                () -> start(request, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE));
    }

    private void start(ImportRequest request, WorkflowIdReusePolicy reuse) {
        String lines = request.kind() == ImportKind.LOANS ? "loans" : "credit lines";
        ImportWorkflow workflow = temporal.newWorkflowStub(
                ImportWorkflow.class,
                AccountStarts.options(ImportWorkflow.workflowId(request.importId()))
                        .setWorkflowIdReusePolicy(reuse)
                        .setStaticSummary("Import a file of " + lines + "; lines: " + request.lines())
                        .build());
        WorkflowClient.start(workflow::take, request);
    }
}
