package floorplan.api.security;

import floorplan.domain.repayment.BackDating;
import java.util.Set;

/**
 * The client that a request comes from, as its token says.
 *
 * @param client the token's {@code sub}, at most 128 characters; idempotency keys are kept apart by client, and
 *     decisions are recorded with it
 */
public record Caller(String client, Set<Scope> scopes, Party party) {
    static final int LONGEST_CLIENT = 128;

    public boolean isLender() {
        return party.kind() == Party.PartyKind.LENDER;
    }

    /** The limit of this client's back-dating. */
    public BackDating backDating() {
        if (!isLender()) {
            return BackDating.NONE;
        }
        return scopes.contains(Scope.OPERATIONS_WRITE) ? BackDating.TO_DRAWDOWN : BackDating.LIMITED;
    }

    /** True if the token may call an operation, such as {@code GET /v1/loans/{id}}. */
    public boolean may(String operation) {
        return Access.rule(operation)
                .filter(rule -> scopes.contains(rule.scope()) && rule.parties().contains(party.kind()))
                .isPresent();
    }
}
