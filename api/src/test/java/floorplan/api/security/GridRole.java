package floorplan.api.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A caller of the API.
 *
 * @param known true if the token is valid
 * @param party the dealer or manufacturer that the token is limited to; empty for the lender
 */
record GridRole(String name, String token, boolean known, Set<String> scopes, String party) {
    static List<GridRole> all() {
        List<GridRole> roles = new ArrayList<>(strangers());
        for (String scope : Tokens.ALL_SCOPES.split(" ", -1)) {
            roles.add(lender("only " + scope, scope));
        }
        roles.add(lender("operator", Tokens.ALL_SCOPES));
        roles.add(lender("no scope", ""));
        roles.add(lender("words that are nearly scopes", "loans:reader LOANS:READ loans operations:*"));
        for (String party : List.of("DEALER-A", "DEALER-B", "DEALER-X", "MAKER-A", "MAKER-B", "MAKER-X")) {
            roles.add(limited(party, "repayments:write loans:read"));
            roles.add(limited(party, "loans:read"));
            roles.add(limited(party, Tokens.ALL_SCOPES));
        }
        return roles;
    }

    private static List<GridRole> strangers() {
        long now = Instant.now().getEpochSecond();
        return List.of(
                stranger("no token", ""),
                stranger("garbage", "not-a-token"),
                stranger("no signature", Tokens.unsigned()),
                stranger("another key", Tokens.ofAnotherKey()),
                stranger("rewritten after it was signed", Tokens.rewritten()),
                stranger("signed with the public key as a secret", Tokens.signedWithThePublicKey()),
                stranger("expired", Tokens.with("exp", now - 3600)),
                stranger("without an end", Tokens.with("exp", null)),
                stranger("not yet valid", Tokens.with("nbf", now + 3000)),
                stranger("for another API", Tokens.with("aud", "payroll")),
                stranger("for no API", Tokens.with("aud", null)),
                stranger("without a client", Tokens.with("sub", null)),
                stranger("with an over-long client", Tokens.with("sub", "x".repeat(129))),
                stranger("both dealer and manufacturer", Tokens.bothParties()),
                stranger("an empty dealer", Tokens.with("dealer_id", "")),
                stranger("a number for a dealer", Tokens.with("dealer_id", 7)),
                stranger("two dealers", Tokens.with("dealer_id", List.of("DEALER-A", "DEALER-B"))),
                stranger("an empty manufacturer", Tokens.with("manufacturer_id", "")));
    }

    private static GridRole stranger(String name, String token) {
        return new GridRole(name, token, false, Set.of(), "");
    }

    private static GridRole lender(String name, String scopes) {
        return new GridRole(name, Tokens.with("scope", scopes), true, Set.of(scopes.split(" ", -1)), "");
    }

    private static GridRole limited(String party, String scopes) {
        String claim = party.startsWith("DEALER") ? "dealer_id" : "manufacturer_id";
        return new GridRole(
                party + " with " + scopes,
                Tokens.limited(claim, party, scopes),
                true,
                Set.of(scopes.split(" ", -1)),
                party);
    }

    boolean isLimited() {
        return !party.isEmpty();
    }

    /** {@code LENDER}, {@code DEALER} or {@code MAKER}. */
    String kind() {
        return isLimited() ? party.substring(0, party.indexOf('-')) : "LENDER";
    }

    /** Texts that no answer to this role may contain: names of parties with whom it has no loan, and of their loans. */
    List<String> neverShown() {
        return switch (party) {
            case "DEALER-A" -> List.of("DEALER-B", "LOAN-BB");
            case "DEALER-B" -> List.of("DEALER-A", "MAKER-A", "LOAN-AA", "LOAN-AB");
            case "MAKER-A" -> List.of("DEALER-B", "MAKER-B", "LOAN-BB", "LOAN-AB");
            case "MAKER-B" -> List.of("MAKER-A", "LOAN-AA");
            default ->
                isLimited() ? List.of("DEALER-A", "DEALER-B", "MAKER-A", "MAKER-B", "LOAN-A", "LOAN-B") : List.of();
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
