package floorplan.api.log;

import floorplan.runtime.failure.Outages;
import floorplan.workflows.LogIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts a request id on each log line of a request and on its answer: the client's {@code X-Request-Id} if it is a valid
 * id, otherwise a new one. A request that may change something leaves one line with the ids of its subject and its
 * workflow, which lead to the log lines of the worker and of activities.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String HEADER = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final Outages outages;

    RequestLog(Outages outages) {
        this.outages = outages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = id(request.getHeader(HEADER));
        MDC.put(LogIds.REQUEST, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
            if (HttpMethod.POST.matches(request.getMethod())) {
                LOG.info("{} is answered {}", Operation.of(request), response.getStatus());
            }
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            tell(request, failure);
            throw failure;
        } finally {
            MDC.clear();
        }
    }

    private static String id(@Nullable String header) {
        return header != null && ID.matcher(header).matches()
                ? header
                : UUID.randomUUID().toString();
    }

    private void tell(HttpServletRequest request, Throwable failure) {
        String operation = Operation.of(request);
        if (outages.failed(operation, failure)) {
            return;
        }
        if (isClientGone(failure)) {
            LOG.debug("{} broke off: the client is gone", operation, failure);
        } else {
            LOG.error("{} failed unexpectedly", operation, failure);
        }
    }

    private static boolean isClientGone(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof IOException;
    }
}
