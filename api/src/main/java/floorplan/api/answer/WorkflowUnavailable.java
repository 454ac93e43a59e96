package floorplan.api.answer;

/**
 * A workflow could not be started or asked. The message tells whoever wanted that what to do; what was asked for may have been done all the
 * same.
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
