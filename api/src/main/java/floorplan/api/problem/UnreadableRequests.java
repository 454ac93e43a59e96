package floorplan.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Container;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Lets the web server answer a malformed HTTP request, which never reaches Spring, with a problem. */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    @Override
    public int getOrder() {
        // Runs after Spring Boot's own customizer, which adds a valve that writes HTML.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            Container host = context.getParent();
            for (Valve valve : host.getPipeline().getValves()) {
                if (valve instanceof ErrorReportValve) {
                    host.getPipeline().removeValve(valve);
                }
            }
            if (host instanceof StandardHost standard) {
                standard.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private static final String SEND_LESS =
            "All headers together are larger than server.max-http-request-header-size: send a token with fewer claims.";

    /** Writes the problem of a status, unless the answer has a body already. */
    public static final class ProblemValve extends ErrorReportValve {
        private static final String TOO_LARGE =
                StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < HttpServletResponse.SC_BAD_REQUEST || response.getContentWritten() > 0) {
                return;
            }
            boolean large = isTooLarge(request);
            ProblemType type = large ? ProblemType.HEADERS_TOO_LARGE : ProblemType.of(status);
            response.setStatus(type.status().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            try (var body = response.getReporter()) {
                body.write("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(
                                type.uri(),
                                type.title(),
                                type.status().value(),
                                large ? SEND_LESS : "The web server could not read the request: mend it."));
            } catch (IOException gone) {
                // The client is gone.
            }
        }

        /**
         * True if the headers are too large. Tomcat then answers 400, and only the message of its exception tells the
         * reason.
         */
        private static boolean isTooLarge(Request request) {
            return request.getCoyoteRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION)
                            instanceof IllegalArgumentException unreadable
                    && TOO_LARGE.equals(unreadable.getMessage());
        }
    }
}
