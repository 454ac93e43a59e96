package floorplan.api.answer;

/**
 * A workflow could not be started or queried. The message tells the client what to do. The request may still have been
 * carried out.
 */
public final class WorkflowUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkflowUnavailable(String message) {
        super(message);
    }

    /** @param cause for the log */
    WorkflowUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
