package floorplan.api.log;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asks for, by method and the pattern of the path that chose its controller, such as {@code GET /v1/loans/{id}}: nothing that a client made up is in it. */
public final class Operation {
    private Operation() {}

    /** HEAD counts as GET; before a controller is chosen the pattern is {@code null}. */
    public static String of(HttpServletRequest request) {
        boolean head = request.getMethod().equals(HttpMethod.HEAD.name());
        return (head ? HttpMethod.GET.name() : request.getMethod()) + " "
                + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
