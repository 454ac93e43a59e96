package floorplan.api.limits;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 with two more limits: connections of one address, and the time in which a request's head must
 * arrive. Tomcat's own timeout begins anew with each byte.
 */
public final class SharedConnections extends Http11NioProtocol {
    private final Endpoint endpoint;

    /** Tomcat creates the protocol by its class name. */
    public SharedConnections() {
        this(new Endpoint());
    }

    private SharedConnections(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(int connectionsOfAddress, Duration head) {
        endpoint.connectionsOfAddress = connectionsOfAddress;
        endpoint.head = head;
    }

    private static final class Endpoint extends NioEndpoint {
        private volatile int connectionsOfAddress = Integer.MAX_VALUE;
        private volatile Duration head = Duration.ofDays(1);

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (holdsItsShare(socket)) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private boolean holdsItsShare(SocketChannel socket) {
            if (connections.size() < connectionsOfAddress) {
                return false;
            }
            String address = address(socket);
            return connections.values().stream()
                            .filter(other -> address.equals(other.getRemoteAddr()))
                            .count()
                    >= connectionsOfAddress;
        }

        private static String address(SocketChannel socket) {
            return socket.socket().getRemoteSocketAddress() instanceof InetSocketAddress from
                    ? from.getAddress().getHostAddress()
                    : "";
        }

        /**
         * Ends a request whose head arrives too slowly. A processor stays with its connection only while it holds a
         * part of a head.
         */
        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            boolean late = event == SocketEvent.OPEN_READ
                    && socket.getCurrentProcessor() instanceof Processor processor
                    && !processor.isAsync()
                    && !processor.isUpgrade()
                    && System.nanoTime() - processor.getRequest().getStartTimeNanos() > head.toNanos();
            return super.processSocket(socket, late ? SocketEvent.ERROR : event, dispatch);
        }
    }
}
