package floorplan.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person without a session to the provider, and back to the same page afterwards. */
final class ToSignIn implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page cannot lead to another site: the whole page is loaded again, and signs in.
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getAttribute(Sessions.UNCHECKED) != null) {
            response.sendRedirect(SignInSecurity.FAILED);
        } else {
            response.sendRedirect(SignInSecurity.SIGN_IN + "/" + IdentityProvider.ID + "?" + PendingSignIns.TO + "="
                    + URLEncoder.encode(page(request), StandardCharsets.UTF_8));
        }
    }

    private static String page(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return PendingSignIns.page(null);
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
