package floorplan.api.security;

import floorplan.api.log.Operation;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.security.Access.AccessRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks each request against {@link Access} by the same pattern that chose its controller, so no path is read in two
 * ways. A request without a controller passes, and is then answered 404 or 405.
 */
final class AccessCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            check(caller(), Operation.of(request));
        }
        return true;
    }

    private static Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw refused("The operation needs a token.", "");
    }

    private static void check(Caller caller, String operation) {
        AccessRule rule = Access.rule(operation)
                .orElseThrow(
                        () -> refused("Nobody may call this operation: it is missing in the table of access.", ""));
        if (!caller.scopes().contains(rule.scope())) {
            String scope = rule.scope().word();
            throw refused(
                    "The operation needs the scope " + scope + ". The token has it in none of scope, scp and roles.",
                    ", scope=\"" + scope + "\"");
        }
        if (!rule.parties().contains(caller.party().kind())) {
            String kind = caller.party().kind().name().toLowerCase(Locale.ROOT);
            throw refused("The operation is not open to a token that is limited to one " + kind + ".", "");
        }
    }

    private static ApiProblem refused(String detail, String parameter) {
        return new ApiProblem(ProblemType.FORBIDDEN, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"" + parameter);
    }
}
