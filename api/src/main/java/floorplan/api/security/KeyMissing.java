package floorplan.api.security;

/** Neither an issuer nor a key is configured, so the API must not start. */
final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyMissing() {
        super("No issuer and no key is set, so no token could be told from a forged one.");
    }
}
