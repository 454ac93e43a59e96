package floorplan.api.limits;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Kinds of requests that do not take each other's places: short reads, writes that may wait for a workflow, and files that may take long. */
enum Work {
    READ,
    WRITE,
    FILE;

    static Work of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (HttpMethod.POST.matches(request.getMethod())) {
            return path.startsWith("/v1/imports/") ? FILE : WRITE;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean download = path.endsWith(".beancount") || (accept != null && accept.contains("text/csv"));
        return download ? FILE : READ;
    }
}
