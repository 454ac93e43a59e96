package floorplan.api.security;

/** Who a request comes from. With one token for all there is one client; idempotency keys are kept apart by it. */
public final class Caller {
    /** The client that every holder of the API's token is. */
    public static final String CLIENT = "token";

    private Caller() {}
}
