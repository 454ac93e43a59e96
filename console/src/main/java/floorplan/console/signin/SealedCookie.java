package floorplan.console.signin;

import floorplan.console.ConsoleSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.AuthenticationException;

/**
 * A sealed text in the browser. A text that is too long for one cookie is divided among several, named {@code name.0,
 * name.1, …}.
 */
final class SealedCookie {
    /** Browsers keep 4,096 bytes for name, value and attributes of a cookie. */
    private static final int PART = 3_800;

    private static final int MOST_PARTS = 6;

    private final String name;
    private final Seal seal;
    private final boolean secure;

    SealedCookie(String name, Seal seal, boolean secure) {
        this.name = name;
        this.seal = seal;
        this.secure = secure;
    }

    /** The text of the request's cookie; empty if there is none that this key has sealed. */
    Optional<String> read(HttpServletRequest request) {
        Map<String, String> parts = parts(request);
        return parts.isEmpty() ? Optional.empty() : seal.open(name, String.join("", parts.values()));
    }

    /**
     * Sets the cookie.
     *
     * @param life how long the browser keeps it
     * @throws TooLongForCookies if the text needs more than {@link #MOST_PARTS} cookies
     */
    void write(HttpServletRequest request, HttpServletResponse response, String text, Duration life) {
        String sealed = seal.close(name, text);
        int count = Math.ceilDiv(sealed.length(), PART);
        if (count > MOST_PARTS) {
            throw new TooLongForCookies(sealed.length());
        }
        for (int part = 0; part < count; part++) {
            int begin = part * PART;
            set(response, name + "." + part, sealed.substring(begin, Math.min(begin + PART, sealed.length())), life);
        }
        parts(request).keySet().stream()
                .filter(old -> Integer.parseInt(old.substring(name.length() + 1)) >= count)
                .forEach(old -> set(response, old, "", Duration.ZERO));
    }

    void delete(HttpServletRequest request, HttpServletResponse response) {
        parts(request).keySet().forEach(part -> set(response, part, "", Duration.ZERO));
    }

    /** The values of the parts in order. */
    private Map<String, String> parts(HttpServletRequest request) {
        Map<String, String> parts = new TreeMap<>();
        Cookie[] cookies = request.getCookies();
        Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().matches(name + "\\.\\d"))
                .forEach(cookie -> parts.put(cookie.getName(), cookie.getValue()));
        return parts;
    }

    /**
     * {@code SameSite=Lax} and not {@code Strict}, because the browser comes from the provider's site when a person has
     * just signed in.
     */
    private void set(HttpServletResponse response, String part, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(part, value)
                        .path(ConsoleSettings.PATH)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    /** The person's tokens do not fit into cookies. */
    static final class TooLongForCookies extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        TooLongForCookies(int length) {
            super("The tokens of the identity provider need " + length + " characters of cookies, more than the "
                    + MOST_PARTS * PART + " that the console uses. Have it issue smaller tokens, with fewer groups.");
        }
    }
}
