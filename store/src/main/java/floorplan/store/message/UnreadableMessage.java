package floorplan.store.message;

/** A message is of an unknown type, or its body does not fit its type; a retry cannot help. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String message) {
        super(message);
    }

    public UnreadableMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
