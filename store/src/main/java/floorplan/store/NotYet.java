package floorplan.store;

/**
 * A step came too early: it waits for other work, or for a person's decision. The step is retried; nothing is wrong.
 */
public class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason names what the step waits for */
    public NotYet(String reason) {
        super(reason);
    }
}
