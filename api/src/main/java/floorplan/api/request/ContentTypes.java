package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a content type with a wildcard. Spring would choose a controller for it and fail later. */
@Component
class ContentTypes implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String type = request.getContentType();
        if (type != null && isWildcard(type)) {
            throw new ApiProblem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send " + MediaType.APPLICATION_JSON_VALUE + " or what the OpenAPI document names instead of "
                            + type + ".");
        }
        return true;
    }

    private static boolean isWildcard(String type) {
        try {
            return !MimeTypeUtils.parseMimeType(type).isConcrete();
        } catch (InvalidMimeTypeException malformed) {
            return false;
        }
    }
}
