package floorplan.store.message;

/** The broker did not say that it holds a message; publishing again is right. */
public final class NotPublished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotPublished(String message) {
        super(message);
    }

    public NotPublished(String message, Throwable cause) {
        super(message, cause);
    }
}
