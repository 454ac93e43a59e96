package floorplan.store.message;

/** The broker did not confirm a message; publish it again. */
public final class NotPublished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotPublished(String message) {
        super(message);
    }

    public NotPublished(String message, Throwable cause) {
        super(message, cause);
    }
}
