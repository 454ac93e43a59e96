package floorplan.console.signin;

import floorplan.console.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.databind.json.JsonMapper;

/** Sign-ins under way at the provider, each sealed in its browser's cookie, with the page that the person asked for. */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /** Parameter and attribute of a request: the page to show after the sign-in. */
    static final String TO = "to";

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Pages of the console alone: a target elsewhere would be an open redirect. */
    private static final Pattern PAGE = Pattern.compile("/console(/[\\w./:?&=%~+-]*)?");

    private final SealedCookie cookie;
    private final JsonMapper json = JsonMapper.builder().build();

    PendingSignIns(SealedCookie cookie) {
        this.cookie = cookie;
    }

    /** The parts of an authorization request that its answer is compared with. */
    private record Pending(
            String authorizationUri,
            String clientId,
            String redirectUri,
            String state,
            Set<String> scopes,
            Map<String, String> attributes,
            String to) {
        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .state(state)
                    .scopes(scopes)
                    .attributes(all -> all.putAll(attributes))
                    .build();
        }
    }

    /** The page, or the first page if the text names none of the console. */
    static String page(@Nullable String to) {
        return to != null && PAGE.matcher(to).matches() && !to.contains("//") ? to : ConsoleSettings.PATH;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Pending pending = pending(request);
        return pending == null ? null : pending.request();
    }

    private @Nullable Pending pending(HttpServletRequest request) {
        return cookie.read(request)
                .map(text -> json.readValue(text, Pending.class))
                .filter(pending -> pending.state().equals(request.getParameter("state")))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            cookie.delete(request, response);
            return;
        }
        Map<String, String> attributes = new HashMap<>();
        asked.getAttributes().forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        Pending pending = new Pending(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                Objects.requireNonNull(asked.getRedirectUri()),
                Objects.requireNonNull(asked.getState()),
                asked.getScopes(),
                attributes,
                page(request.getParameter(TO)));
        cookie.write(request, response, json.writeValueAsString(pending), LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Pending pending = pending(request);
        if (pending == null) {
            return null;
        }
        cookie.delete(request, response);
        request.setAttribute(TO, pending.to());
        return pending.request();
    }
}
