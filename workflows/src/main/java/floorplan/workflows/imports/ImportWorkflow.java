package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Takes a staged file in: all of its lines take effect at once, or none does and what was taken is given back. */
@WorkflowInterface
public interface ImportWorkflow {

    /**
     * Takes the file in or refuses it; the reasons are recorded with the import.
     *
     * @return {@code COMPLETED} or {@code REFUSED}; a cancelled workflow has no result, and the import's row says which it was
     */
    @WorkflowMethod(name = "Import")
    ImportStatus take(ImportRequest request);

    /** The workflow id of an import. */
    static String workflowId(String importId) {
        return "import:" + importId;
    }
}
