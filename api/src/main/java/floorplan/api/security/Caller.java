package floorplan.api.security;

import java.util.Set;

/**
 * Who a request comes from, as its token says.
 *
 * @param client the token's {@code sub}, at most 128 characters: idempotency keys are kept apart by it, decisions are recorded with it
 */
public record Caller(String client, Set<Scope> scopes, Party party) {
    static final int LONGEST_CLIENT = 128;

    /** Whether the token lets it call an operation, such as {@code GET /v1/loans/{id}}. */
    public boolean may(String operation) {
        return Access.rule(operation)
                .filter(rule -> scopes.contains(rule.scope()) && rule.parties().contains(party.kind()))
                .isPresent();
    }
}
