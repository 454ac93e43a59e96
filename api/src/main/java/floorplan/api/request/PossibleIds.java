package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers 404 for an id that nothing can have, because it has other characters or is longer than any id. The database
 * is not asked: it would match an id with a trailing blank to the id itself.
 */
@Component
class PossibleIds implements WebMvcConfigurer, HandlerInterceptor {
    private static final Set<String> IDS = Set.of("id", "dealerId");

    /** Ids of loans and dealers are shorter; a dead letter's id may have a prefix and a hash. */
    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        boolean possible = !(variables instanceof Map<?, ?> all)
                || all.entrySet().stream()
                        .filter(variable -> IDS.contains(variable.getKey().toString()))
                        .allMatch(
                                id -> POSSIBLE.matcher(id.getValue().toString()).matches());
        if (!possible) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "Nothing has such an id.");
        }
        return true;
    }
}
