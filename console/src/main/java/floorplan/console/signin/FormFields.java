package floorplan.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the fields of a form as parameters. The web server does not, since no operation of the API takes a form. Forms
 * of strangers are not read, so nobody can hold memory by sending one slowly.
 */
final class FormFields extends OncePerRequestFilter {
    private static final int MOST_BYTES = 16 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isForm(request.getContentType())
                || SecurityContextHolder.getContext().getAuthentication() == null) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Map<String, String[]> fields;
        try {
            fields = fields(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(new RequestWithFields(request, fields), response);
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
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

    private static final class RequestWithFields extends HttpServletRequestWrapper {
        private final Map<String, String[]> parameters;

        RequestWithFields(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            parameters = new LinkedHashMap<>(request.getParameterMap());
            parameters.putAll(fields);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}
