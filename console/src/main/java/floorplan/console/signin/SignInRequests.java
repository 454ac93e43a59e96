package floorplan.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** The requests with which people are sent to the provider. While it does not answer, there is none. */
final class SignInRequests implements OAuth2AuthorizationRequestResolver {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRequests.class);

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInRequests(IdentityProvider provider) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(provider, SignInSecurity.SIGN_IN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        try {
            return requests.resolve(request);
        } catch (RuntimeException down) {
            LOG.warn("nobody can sign in to the console: the identity provider does not answer", down);
            request.setAttribute(Sessions.UNCHECKED, true);
            return null;
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return requests.resolve(request, registration);
    }
}
