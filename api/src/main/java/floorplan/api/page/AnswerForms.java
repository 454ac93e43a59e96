package floorplan.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Chooses the format of the answer before the controller runs. A request whose format cannot be served is answered 406
 * and has no effect. An operation serves the types that its {@code produces} names; otherwise a list is served as JSON
 * or CSV and everything else as JSON.
 */
@Component
class AnswerForms implements WebMvcConfigurer, HandlerInterceptor {
    private static final MediaType CSV = new MediaType("text", "csv");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/**", "/payloads/**", "/problems/**");
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(AnswerForms::types));
    }

    /**
     * The accepted types, from which the writer of the answer chooses. Parameters such as a charset are dropped,
     * because every answer is in UTF-8. An unreadable header, which is refused later, accepts every type, so that the
     * problem can be written.
     */
    private static List<MediaType> types(NativeWebRequest request) {
        List<MediaType> accepted = accepted(request.getHeaderValues(HttpHeaders.ACCEPT));
        return accepted.isEmpty() ? ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST : accepted;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod operation) {
            List<MediaType> given = given(request, operation);
            String[] header = new ServletWebRequest(request).getHeaderValues(HttpHeaders.ACCEPT);
            if (header != null && accepted(header).stream().noneMatch(type -> isAmong(given, type))) {
                throw new HttpMediaTypeNotAcceptableException(given);
            }
            request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, new LinkedHashSet<>(given));
        }
        return true;
    }

    private static boolean isAmong(List<MediaType> given, MediaType accepted) {
        return given.stream().anyMatch(accepted::isCompatibleWith);
    }

    private static List<MediaType> given(HttpServletRequest request, HandlerMethod operation) {
        if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Set<?> named) {
            return named.stream().map(MediaType.class::cast).toList();
        }
        return operation.getReturnType().getParameterType() == Page.class
                ? List.of(MediaType.APPLICATION_JSON, CSV)
                : List.of(MediaType.APPLICATION_JSON);
    }

    private static List<MediaType> accepted(String @Nullable [] header) {
        if (header == null || String.join("", header).isBlank()) {
            return ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
        }
        try {
            return MediaType.parseMediaTypes(Arrays.asList(header)).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .map(type -> new MediaType(type.getType(), type.getSubtype()).copyQualityValue(type))
                    .toList();
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }
}
