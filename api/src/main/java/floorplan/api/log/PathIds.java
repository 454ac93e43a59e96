package floorplan.api.log;

import floorplan.runtime.failure.Outages;
import floorplan.workflows.LogIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the ids in a request's path on its log lines, and reports requests that succeed to {@link Outages}. */
@Configuration(proxyBeanMethods = false)
class PathIds implements WebMvcConfigurer, HandlerInterceptor {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** The kind of {@code {id}} by the beginning of the controller's path pattern. */
    private static final Map<String, String> KINDS = Map.of(
            "/v1/repayments/", LogIds.REPAYMENT,
            "/v1/loans/", LogIds.LOAN,
            "/v1/dead-letters/", LogIds.MESSAGE,
            "/v1/imports/", LogIds.IMPORT);

    private final Outages outages;

    PathIds(Outages outages) {
        this.outages = outages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            KINDS.forEach((path, kind) -> {
                if (String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                        .startsWith(path)) {
                    put(kind, variables.get("id"));
                }
            });
            put(LogIds.DEALER, variables.get("dealerId"));
        }
        return true;
    }

    private static void put(String kind, @Nullable Object id) {
        if (id instanceof String text && ID.matcher(text).matches()) {
            LogIds.put(kind, text);
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure == null && response.getStatus() < HttpStatus.MULTIPLE_CHOICES.value()) {
            outages.succeeded(Operation.of(request));
        }
    }
}
