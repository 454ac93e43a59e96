package floorplan.api.security;

/** Neither an issuer nor a key is configured, so the API must not start. */
final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyMissing() {
        super("Neither an issuer nor a key is set, so a forged token could not be recognized.");
    }
}
