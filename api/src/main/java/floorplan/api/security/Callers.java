package floorplan.api.security;

import floorplan.runtime.failure.Outages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads access tokens that do not come in the header of a request, by the same rules. */
@Component
public class Callers {
    private final SingletonSupplier<JwtAuthenticationProvider> tokens;

    Callers(ObjectProvider<JwtDecoder> keys, Outages outages) {
        tokens = SingletonSupplier.of(() -> provider(keys.getObject(), outages));
    }

    private static JwtAuthenticationProvider provider(JwtDecoder decoder, Outages outages) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(ApiSecurity.telling(decoder, outages));
        provider.setJwtAuthenticationConverter(CallerToken::of);
        return provider;
    }

    /**
     * The caller of a token, with {@link Caller} as its principal.
     *
     * @throws AuthenticationException if the token is not accepted;
     *     {@link org.springframework.security.authentication.AuthenticationServiceException} if its issuer does not
     *     answer
     */
    public Authentication of(String token) {
        return tokens.obtain().authenticate(new BearerTokenAuthenticationToken(token));
    }
}
