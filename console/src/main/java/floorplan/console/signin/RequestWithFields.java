package floorplan.console.signin;

import floorplan.console.operation.ReadBody;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose form has been read: its fields are parameters, and its file, if there is one, is the body. */
final class RequestWithFields extends HttpServletRequestWrapper {
    private final Map<String, String[]> parameters;
    private final ServletInputStream file;

    RequestWithFields(HttpServletRequest request, Map<String, String[]> fields, InputStream file) {
        super(request);
        parameters = new LinkedHashMap<>(request.getParameterMap());
        parameters.putAll(fields);
        this.file = new ReadBody(file);
    }

    @Override
    public ServletInputStream getInputStream() {
        return file;
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
