package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns away clients that send requests too fast, and gives back the {@link RequestPlaces} of each request once it is
 * answered. The filter runs after the security chain: a client with a token is identified by the name in it, any other
 * by its address.
 */
@Component
@Order(0)
@EnableConfigurationProperties(LimitSettings.class)
class RequestLimits extends OncePerRequestFilter {
    private final LimitSettings settings;
    private final ClientRates rates;
    private final HandlerExceptionResolver problems;

    RequestLimits(LimitSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.rates = new ClientRates(settings.perSecond());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String client = client(request);
        try {
            rates.take(client);
        } catch (ApiProblem turnedAway) {
            problems.resolveException(request, response, null, turnedAway);
            return;
        }
        try (LimitedRequest limited = new LimitedRequest(request, client, settings.pace())) {
            chain.doFilter(limited, new LimitedAnswer(response, settings.pace()));
        }
    }

    private static String client(HttpServletRequest request) {
        Principal known = request.getUserPrincipal();
        return known == null ? "address " + request.getRemoteAddr() : "subject " + known.getName();
    }
}
