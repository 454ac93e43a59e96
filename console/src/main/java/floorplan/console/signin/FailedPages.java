package floorplan.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows an error page instead of a page whose template fails. Exception handlers of controllers do not see such a
 * failure. Templates write to memory first, so nothing of the failed page has been sent.
 */
final class FailedPages extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FailedPages.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            LOG.error("a template failed", failure);
            response.resetBuffer();
            request.getRequestDispatcher(SignInSecurity.BROKEN).forward(request, response);
        }
    }
}
