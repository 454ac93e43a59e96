package floorplan.api.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** A token that was found good, with the {@link Caller} as its principal. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    private CallerToken(Caller caller) {
        // What it allows is asked of the caller's scopes, by the table alone.
        super((Collection<? extends GrantedAuthority>) List.<GrantedAuthority>of());
        this.caller = caller;
        setAuthenticated(true);
    }

    static CallerToken of(Jwt token) {
        Object scope = token.getClaim("scope");
        return new CallerToken(new Caller(
                claim(token, JwtClaimNames.SUB),
                Scope.among(scope instanceof String words ? words : ""),
                party(token)));
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    private static Party party(Jwt token) {
        if (token.hasClaim(TokenRules.DEALER)) {
            return new Party(Party.Kind.DEALER, claim(token, TokenRules.DEALER));
        }
        if (token.hasClaim(TokenRules.MANUFACTURER)) {
            return new Party(Party.Kind.MANUFACTURER, claim(token, TokenRules.MANUFACTURER));
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
