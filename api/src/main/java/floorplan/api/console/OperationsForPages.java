package floorplan.api.console;

import floorplan.api.security.Caller;
import floorplan.api.security.Callers;
import floorplan.console.operation.ApiAnswer;
import floorplan.console.operation.ApiOperations;
import floorplan.console.operation.ApiRequest;
import floorplan.runtime.settings.BusinessZone;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Gives a page's questions to the servlet that answers requests over HTTP, so each passes the same checks and the same
 * controller. The page itself has taken a place among the requests; its questions take none.
 */
@Component
class OperationsForPages implements ApiOperations {
    private final Callers callers;
    private final ObjectProvider<DispatcherServlet> operations;
    private final BusinessZone zone;

    OperationsForPages(Callers callers, ObjectProvider<DispatcherServlet> operations, BusinessZone zone) {
        this.callers = callers;
        this.operations = operations;
        this.zone = zone;
    }

    @Override
    public Authentication person(String accessToken) {
        return callers.of(accessToken);
    }

    @Override
    public boolean may(Authentication person, String operation) {
        return person.getPrincipal() instanceof Caller caller && caller.may(operation);
    }

    @Override
    public ApiAnswer ask(ServletRequestAttributes page, Authentication person, ApiRequest request) {
        return answered(page, person, request, new AskedResponse(response(page)));
    }

    @Override
    public ApiAnswer send(ServletRequestAttributes page, Authentication person, ApiRequest request) {
        return answered(page, person, request, new SentResponse(response(page)));
    }

    private static HttpServletResponse response(ServletRequestAttributes page) {
        return Objects.requireNonNull(page.getResponse());
    }

    private ApiAnswer answered(
            ServletRequestAttributes page, Authentication person, ApiRequest request, AskedResponse response) {
        SecurityContextHolder.setContext(new SecurityContextImpl(person));
        try {
            operations.getObject().service(new AskedRequest(page.getRequest(), person, request), response);
        } catch (ServletException e) {
            throw new IllegalStateException(request.target().text() + " failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
        return new ApiAnswer(response.getStatus(), response.body());
    }

    @Override
    public ZoneId businessZone() {
        return zone.zone();
    }
}
