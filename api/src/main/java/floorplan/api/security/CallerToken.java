package floorplan.api.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** A valid token, with the {@link Caller} as its principal. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private static final String SCOPE = "scope";
    private static final String SCP = "scp";
    private static final String ROLES = "roles";

    private final transient Caller caller;

    private CallerToken(Caller caller) {
        // No authorities: access depends only on the caller's scopes and the table of access.
        super((Collection<? extends GrantedAuthority>) List.<GrantedAuthority>of());
        this.caller = caller;
        setAuthenticated(true);
    }

    static CallerToken of(Jwt token) {
        return new CallerToken(new Caller(claim(token, JwtClaimNames.SUB), Scope.among(words(token)), party(token)));
    }

    /**
     * The scopes of a token: the words of {@code scope} (RFC 9068) and {@code scp} (Okta, Entra ID). For an application
     * that acts for no user, Entra ID sends only {@code roles}. Beside the other two, {@code roles} is ignored, because
     * it would widen the user's grant.
     */
    private static Set<String> words(Jwt token) {
        Set<String> words = new HashSet<>();
        addWords(words, token.getClaim(SCOPE));
        addWords(words, token.getClaim(SCP));
        if (!token.hasClaim(SCOPE) && !token.hasClaim(SCP)) {
            addWords(words, token.getClaim(ROLES));
        }
        return words;
    }

    /** @param claim a text of words or a list of them; any other value is ignored */
    private static void addWords(Set<String> words, @Nullable Object claim) {
        if (claim instanceof String text) {
            words.addAll(Arrays.asList(text.split(" ", -1)));
        } else if (claim instanceof Collection<?> list) {
            list.forEach(word -> words.add(String.valueOf(word)));
        }
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    private static Party party(Jwt token) {
        if (token.hasClaim(TokenRules.DEALER)) {
            return new Party(Party.PartyKind.DEALER, claim(token, TokenRules.DEALER));
        }
        if (token.hasClaim(TokenRules.MANUFACTURER)) {
            return new Party(Party.PartyKind.MANUFACTURER, claim(token, TokenRules.MANUFACTURER));
        }
        return Party.LENDER;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.client();
    }
}
