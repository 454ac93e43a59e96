package floorplan.api.console;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer whose body goes to the browser while it is written. A problem is kept in memory instead. */
final class SentResponse extends AskedResponse {
    private static final int FIRST_PROBLEM = 300;
    private static final List<String> SENT = List.of(
            HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.CACHE_CONTROL, "X-Accel-Buffering");

    private final HttpServletResponse page;
    private @Nullable ServletOutputStream sent;

    SentResponse(HttpServletResponse page) {
        super(page);
        this.page = page;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (getStatus() >= FIRST_PROBLEM) {
            return super.getOutputStream();
        }
        if (sent == null) {
            for (String name : SENT) {
                if (containsHeader(name)) {
                    page.setHeader(name, getHeader(name));
                }
            }
            sent = page.getOutputStream();
        }
        return sent;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return getStatus() >= FIRST_PROBLEM
                ? super.getWriter()
                : new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
    }
}
