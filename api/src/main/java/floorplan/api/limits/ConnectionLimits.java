package floorplan.api.limits;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Limits slow and greedy clients in the web server, before their requests are read. */
@Component
class ConnectionLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private final LimitSettings settings;

    ConnectionLimits(LimitSettings settings) {
        this.settings = settings;
    }

    /** Runs after Spring Boot's own customizers, which set the number of connections. */
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
        // Forms are not read as parameters, so no token is searched for in a body.
        connector.setParseBodyMethods("");
        // Sends "100 Continue" only when somebody reads the body.
        connector.setProperty("continueResponseTiming", "onRead");
        if (connector.getProtocolHandler() instanceof SharedConnections shared) {
            shared.limit(settings.shareOf(shared.getMaxConnections()), settings.spell());
        }
    }
}
