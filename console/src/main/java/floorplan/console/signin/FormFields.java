package floorplan.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the fields of a form as parameters. The web server does not, since no operation of the API takes a form. Forms
 * of people without a session are not read, so a stranger cannot hold memory by sending one slowly. The file of a form
 * stays unread: it is the body of the request that pages see.
 */
final class FormFields extends OncePerRequestFilter {
    private static final int MOST_BYTES = 16 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest read = request;
        try {
            if (isOf(MediaType.APPLICATION_FORM_URLENCODED, request)) {
                read = withFields(request);
            } else if (isOf(MediaType.MULTIPART_FORM_DATA, request)) {
                read = FormWithFile.of(request, MOST_BYTES);
            }
        } catch (TooLongForm tooLong) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        } catch (IllegalArgumentException malformed) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(read, response);
    }

    private static boolean isOf(MediaType type, HttpServletRequest request) {
        String given = request.getContentType();
        return given != null && given.startsWith(type.toString());
    }

    /** @throws IllegalArgumentException if the body is no form */
    private static HttpServletRequest withFields(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new TooLongForm();
        }
        return new RequestWithFields(
                request, fields(new String(body, StandardCharsets.UTF_8)), InputStream.nullInputStream());
    }

    /** @throws IllegalArgumentException if the body is no form */
    private static Map<String, String[]> fields(String body) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int end = pair.indexOf('=');
            if (end > 0) {
                String value = decoded(pair.substring(end + 1));
                fields.merge(decoded(pair.substring(0, end)), new String[] {value}, FormFields::joined);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
