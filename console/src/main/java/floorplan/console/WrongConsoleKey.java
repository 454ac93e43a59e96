package floorplan.console;

/** The key that seals the console's cookies is missing or invalid, so the API must not start. */
final class WrongConsoleKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongConsoleKey(boolean missing) {
        super("floorplan.console.key " + (missing ? "is not set" : "is no key") + "; it must be 32 bytes in base64.");
    }
}
