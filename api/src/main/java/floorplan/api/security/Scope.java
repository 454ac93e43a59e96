package floorplan.api.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The scopes of a token. */
public enum Scope {
    REPAYMENTS_WRITE("repayments:write"),
    LOANS_READ("loans:read"),
    LOANS_WRITE("loans:write"),
    OPERATIONS_READ("operations:read"),
    OPERATIONS_WRITE("operations:write");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The scopes that are among the words. Other words are ignored. */
    static Set<Scope> among(Set<String> given) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(values()).filter(scope -> given.contains(scope.word)).forEach(scopes::add);
        return scopes;
    }
}
