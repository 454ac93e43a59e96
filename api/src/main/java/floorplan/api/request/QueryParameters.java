package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ApiProblem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses query parameters that are unknown, empty or repeated, or that begin or end with a blank, and names each.
 * Otherwise a misspelt filter would show the whole list. Repeated headers that may occur only once are refused too.
 */
@Component
class QueryParameters implements WebMvcConfigurer, HandlerInterceptor {
    private static final List<String> SINGLE_HEADERS =
            List.of("Idempotency-Key", HttpHeaders.IF_MATCH, HttpHeaders.AUTHORIZATION);

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/**", "/problems/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            List<FieldError> errors = new ArrayList<>();
            check(
                    known.computeIfAbsent(operation.getMethod(), QueryParameters::namesOf),
                    request.getQueryString(),
                    errors);
            for (String name : SINGLE_HEADERS) {
                if (Collections.list(request.getHeaders(name)).size() > 1) {
                    errors.add(new FieldError(name, "must be sent once"));
                }
            }
            if (!errors.isEmpty()) {
                throw ApiProblem.invalid(errors);
            }
        }
        return true;
    }

    private static Set<String> namesOf(Method operation) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .forEach(parameter -> names.add(parameter.getName()));
        return names;
    }

    private static void check(Set<String> known, @Nullable String query, List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int end = pair.indexOf('=');
            String name = decoded(end < 0 ? pair : pair.substring(0, end));
            String value = decoded(end < 0 ? "" : pair.substring(end + 1));
            if (!known.contains(name)) {
                errors.add(new FieldError(
                        name.isEmpty() ? "query" : name,
                        known.isEmpty()
                                ? "is unknown: there are no query parameters here"
                                : "is unknown: the query parameters here are " + String.join(", ", known)));
            } else if (!seen.add(name)) {
                errors.add(new FieldError(name, "must be sent once"));
            } else if (value.isEmpty()) {
                errors.add(new FieldError(name, "is empty: give it a value or leave it out"));
            } else if (!value.equals(value.strip())) {
                errors.add(new FieldError(name, "begins or ends with a blank: leave that out"));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw ApiProblem.invalid("query", "cannot be decoded: percent-encode it");
        }
    }
}
