package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Imports a staged file. All of its lines take effect at once; or none does, and everything that was taken is given
 * back.
 */
@WorkflowInterface
public interface ImportWorkflow {

    /**
     * Imports the file or refuses it; the reasons are recorded with the import.
     *
     * @return {@code COMPLETED} or {@code REFUSED}; a cancelled workflow has no result, but the import's row has the
     *     status
     */
    @WorkflowMethod(name = "Import")
    ImportStatus take(ImportRequest request);

    /** The workflow id of an import. */
    static String workflowId(String importId) {
        return "import:" + importId;
    }
}
