package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes a staged file in: all of its lines take effect at once, or none does and what was taken is given back. */
@WorkflowInterface
public interface ImportWorkflow {

    /** Returns {@code COMPLETED} or {@code REFUSED}; the reasons are recorded with the import. */
    @WorkflowMethod(name = "Import")
    ImportStatus take(ImportRequest request);

    /** The workflow id of an import. */
    static String workflowId(String importId) {
        return "import:" + importId;
    }
}
