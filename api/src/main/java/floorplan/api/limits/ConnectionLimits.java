package floorplan.api.limits;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Has the web server hold back slow and greedy clients before their requests are known. */
@Component
class ConnectionLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private final LimitSettings settings;

    ConnectionLimits(LimitSettings settings) {
        this.settings = settings;
    }

    /** After Spring Boot's own, which bring the number of connections. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(SharedConnections.class.getName());
        server.addConnectorCustomizers(this::limit);
        server.addEngineValves(new UnreadBodies(settings.spell()));
    }

    private void limit(Connector connector) {
        // No form is read as parameters: a token is not looked for in a body.
        connector.setParseBodyMethods("");
        // "100 Continue" only once somebody reads the body.
        connector.setProperty("continueResponseTiming", "onRead");
        if (connector.getProtocolHandler() instanceof SharedConnections shared) {
            shared.limit(settings.shareOf(shared.getMaxConnections()), settings.spell());
        }
    }
}
