package floorplan.api.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;

/** Kinds of requests, each with places of its own. */
public enum RequestKind {
    /** A short read. */
    READ,
    /** A write, which may wait for its workflow. */
    WRITE,
    /** An upload or a download of a file, which may take long. */
    FILE,
    /** A stream of progress, which may last for minutes. */
    STREAM,
    /** Payloads that are encrypted or decrypted in memory. */
    CODEC,
    /** Any other request without a token. */
    OPEN;

    private static final MediaType CSV = new MediaType("text", "csv");

    /** @param handler the controller's method that was chosen for the request, or something else that answers it */
    static RequestKind of(HttpServletRequest request, Object handler) {
        CountsAs named = handler instanceof HandlerMethod method ? method.getMethodAnnotation(CountsAs.class) : null;
        if (named != null) {
            return named.value();
        }
        if (request.getUserPrincipal() == null) {
            return OPEN;
        }
        if (HttpMethod.POST.matches(request.getMethod())) {
            return isFormWithFile(request.getContentType()) ? FILE : WRITE;
        }
        if (isStreamOfConsole(request.getServletPath())) {
            return STREAM;
        }
        return isDownloadOfConsole(request.getServletPath()) || asksForCsv(request.getHeader(HttpHeaders.ACCEPT))
                ? FILE
                : READ;
    }

    /** Only the console takes such forms. */
    private static boolean isFormWithFile(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** Pages of the console have no dot in the last part of their patterns; its downloads end with a file type. */
    private static boolean isDownloadOfConsole(String path) {
        return path.startsWith("/console/") && (path.endsWith(".csv") || path.endsWith(".beancount"));
    }

    private static boolean isStreamOfConsole(String path) {
        return path.startsWith("/console/") && path.endsWith(".events");
    }

    private static boolean asksForCsv(@Nullable String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream().anyMatch(type -> !type.isWildcardType() && type.isCompatibleWith(CSV));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
