package floorplan.api.log;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The name of the operation that a request asks for: its method and the path pattern of its controller, such as
 * {@code GET /v1/loans/{id}}. It holds no text from the client.
 */
public final class Operation {
    private Operation() {}

    /** The operation of a request. HEAD counts as GET. Before a controller is chosen, the pattern is {@code null}. */
    public static String of(HttpServletRequest request) {
        boolean head = request.getMethod().equals(HttpMethod.HEAD.name());
        return (head ? HttpMethod.GET.name() : request.getMethod()) + " "
                + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
