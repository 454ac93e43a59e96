package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Nothing has an id that is no ASCII or too long for a column: the database, which would not even compare it, is not asked. */
@Component
class PossibleIds implements WebMvcConfigurer, HandlerInterceptor {
    private static final Pattern POSSIBLE = Pattern.compile("[ -~]{1,128}");

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        boolean possible = !(variables instanceof Map<?, ?> ids)
                || ids.values().stream()
                        .allMatch(id -> POSSIBLE.matcher(id.toString()).matches());
        if (!possible) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "Nothing has such an id.");
        }
        return true;
    }
}
