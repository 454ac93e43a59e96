package floorplan.runtime.payload;

import io.temporal.common.converter.DataConverterException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;

/**
 * An input of a workflow or activity is not encrypted with one of Floorplan's keys, so the sender is not a Floorplan
 * process.
 */
final class ForeignInput extends DataConverterException {
    private static final long serialVersionUID = 1L;

    private ForeignInput(String what) {
        super(what + " is not encrypted with a key of floorplan.payloads.keys: it is refused");
    }

    /** @throws ForeignInput in a workflow, unless its history is older than this check */
    static void refuseInWorkflows(String what) {
        if (WorkflowUnsafe.isWorkflowThread() && isRefused()) {
            throw new ForeignInput(what);
        }
    }

    /**
     * Decides, when the workflow first receives such an input, whether it is refused. The decision is recorded in the
     * history.
     */
    static boolean isRefused() {
        return Workflow.getVersion("encrypted inputs only", Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }

    static ForeignInput of(String what) {
        return new ForeignInput(what);
    }
}
