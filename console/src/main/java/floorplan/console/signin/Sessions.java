package floorplan.console.signin;

import floorplan.console.operation.ApiOperations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of people, each sealed in its browser's cookie. A session is the person's own access token: the API
 * checks it anew for each page, and the session ends when the token does. No process keeps anything, so any API behind
 * one address can answer, whatever servers are down.
 */
final class Sessions implements SecurityContextRepository, OAuth2AuthorizedClientRepository {
    /** Set on a request whose session cannot be checked now. */
    static final String UNCHECKED = Sessions.class.getName() + ".unchecked";

    private final SealedCookie cookie;
    private final ApiOperations api;
    private final JsonMapper json = JsonMapper.builder().build();

    Sessions(SealedCookie cookie, ApiOperations api) {
        this.cookie = cookie;
        this.api = api;
    }

    /** @param idToken tells the provider at logout whose session ends there */
    record Session(String accessToken, String idToken) {}

    Optional<Session> find(HttpServletRequest request) {
        return cookie.read(request).map(text -> json.readValue(text, Session.class));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        cookie.delete(request, response);
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still requires this method.
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        HttpServletRequest request = exchange.getRequest();
        SecurityContext context = new SecurityContextImpl();
        find(request).flatMap(session -> person(session, request)).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Authentication> person(Session session, HttpServletRequest request) {
        try {
            return Optional.of(api.person(session.accessToken()));
        } catch (AuthenticationServiceException down) {
            request.setAttribute(UNCHECKED, true);
            return Optional.empty();
        } catch (AuthenticationException over) {
            return Optional.empty();
        }
    }

    /** Keeps nothing: the cookie is set once the provider has issued the tokens. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }

    /** Begins the session of a person who has just signed in. */
    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        String token = client.getAccessToken().getTokenValue();
        api.person(token);
        OidcUser user = (OidcUser) Objects.requireNonNull(signedIn.getPrincipal());
        Instant end = Objects.requireNonNull(client.getAccessToken().getExpiresAt(), "expires_in");
        Session session = new Session(token, user.getIdToken().getTokenValue());
        cookie.write(request, response, json.writeValueAsString(session), Duration.between(Instant.now(), end));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The interface declares it so.
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
    }
}
