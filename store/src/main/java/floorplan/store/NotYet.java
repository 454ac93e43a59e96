package floorplan.store;

/** A step comes before its turn: what it waits for is under way, or a person's to decide. It is tried again, and nothing is wrong. */
public class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is waited for */
    public NotYet(String reason) {
        super(reason);
    }
}
