package floorplan.devstack;

/** A server could not be installed, started or reached. The message names the server, its log and what to do. */
public final class StackException extends RuntimeException {
    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
