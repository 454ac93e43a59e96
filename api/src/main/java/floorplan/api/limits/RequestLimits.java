package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Turns away what is too large, too fast or too much, before anything is done about it: a request that is let in is worth waiting for. After the security chain, so
 * that a client is known by its name.
 */
@Component
@Order(0)
@EnableConfigurationProperties(LimitSettings.class)
class RequestLimits extends OncePerRequestFilter {
    private final LimitSettings settings;
    private final ClientRates rates;
    private final Map<Work, Semaphore> places = new EnumMap<>(Work.class);
    private final HandlerExceptionResolver problems;

    RequestLimits(LimitSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.rates = new ClientRates(settings.perSecond());
        this.problems = problems;
        places.put(Work.READ, new Semaphore(settings.reads()));
        places.put(Work.WRITE, new Semaphore(settings.writes()));
        places.put(Work.FILE, new Semaphore(settings.files()));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Work work = Work.of(request);
        Semaphore place = Objects.requireNonNull(places.get(work));
        try {
            rates.take(client(request));
            takePlace(place);
        } catch (ApiProblem turnedAway) {
            problems.resolveException(request, response, null, turnedAway);
            return;
        }
        try {
            chain.doFilter(work == Work.FILE ? request : new LimitedBody(request, settings.body()), response);
        } finally {
            place.release();
        }
    }

    private static void takePlace(Semaphore place) {
        if (!place.tryAcquire()) {
            throw new ApiProblem(
                            ProblemType.OVERLOADED,
                            "As many requests are in work as there may be. Send the same request again shortly.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private static String client(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? request.getRemoteAddr()
                : request.getUserPrincipal().getName();
    }
}
