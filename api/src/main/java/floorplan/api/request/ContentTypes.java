package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a body that would not be read as its headers say: compressed, in another charset than UTF-8, or of a content
 * type with a wildcard, for which Spring would choose a controller and fail later.
 */
@Component
class ContentTypes implements WebMvcConfigurer, HandlerInterceptor {
    /** Banks use other charsets too. A file's charset follows from its bytes and its profile, not from its header. */
    private static final String BANK_FILES = "/v1/receipt-files/";

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw unsupported("Send the body as it is, without Content-Encoding: " + coding + ".");
        }
        if (request.getContentType() != null) {
            check(request.getContentType(), request.getServletPath().startsWith(BANK_FILES));
        }
        return true;
    }

    private static void check(String header, boolean anyCharset) {
        MimeType type;
        try {
            type = MimeTypeUtils.parseMimeType(header);
        } catch (InvalidMimeTypeException malformed) {
            return;
        }
        if (!type.isConcrete()) {
            throw unsupported("Instead of " + header + ", send " + MediaType.APPLICATION_JSON_VALUE
                    + " or the content type that the OpenAPI document names.");
        }
        if (!anyCharset && type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw unsupported("Send the body in UTF-8 instead of " + type.getCharset() + ".");
        }
    }

    private static ApiProblem unsupported(String detail) {
        return new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
