package floorplan.api.security;

import java.util.Set;

/**
 * Who a request comes from, as its token says.
 *
 * @param client the token's {@code sub}, at most 128 characters: idempotency keys are kept apart by it, decisions are recorded with it
 */
public record Caller(String client, Set<Scope> scopes, Party party) {
    static final int LONGEST_CLIENT = 128;
}
