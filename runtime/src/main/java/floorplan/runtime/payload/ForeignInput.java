package floorplan.runtime.payload;

import io.temporal.common.converter.DataConverterException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;

/** A workflow or activity was given something that none of our keys has encrypted: whoever sent it is not one of our processes. */
final class ForeignInput extends DataConverterException {
    private static final long serialVersionUID = 1L;

    private ForeignInput(String what) {
        super(what + " is not encrypted with a key of floorplan.payloads.keys: it is refused");
    }

    /** @throws ForeignInput in a workflow, unless its history is older than this and goes on as it was */
    static void refuseInWorkflows(String what) {
        if (WorkflowUnsafe.isWorkflowThread() && isRefused()) {
            throw new ForeignInput(what);
        }
    }

    /** Decided, and marked in the history, when the workflow first meets such a thing. */
    static boolean isRefused() {
        return Workflow.getVersion("encrypted inputs only", Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }

    static ForeignInput of(String what) {
        return new ForeignInput(what);
    }
}
