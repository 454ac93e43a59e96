package floorplan.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in only who holds the API's token. Everything under {@code /v1} needs it; the process does not start without one. */
@Component
@EnableConfigurationProperties(BearerToken.Settings.class)
class BearerToken extends OncePerRequestFilter {
    private static final int SHORTEST = 32;

    private final byte[] expected;

    /** @param token at least 32 characters, from {@code floorplan.api.token} */
    @ConfigurationProperties("floorplan.api")
    record Settings(String token) {
        Settings {
            if (token == null || token.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "Set floorplan.api.token to a secret of at least " + SHORTEST + " characters");
            }
        }

        @Override
        public String toString() {
            return "Settings[token hidden]";
        }
    }

    BearerToken(Settings settings) {
        expected = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"/problems/unauthenticated\",\"title\":\"Who calls is not known\",\"status\":401,"
                        + "\"detail\":\"Send the API's token: Authorization: Bearer …\"}");
    }
}
