package floorplan.api.security;

/** Nothing says whose tokens are to be believed: the API must not start. */
final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyMissing() {
        super("No issuer and no key is set, so no token could be told from a forged one.");
    }
}
