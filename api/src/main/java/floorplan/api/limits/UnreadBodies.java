package floorplan.api.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * After the answer, reads the rest of a body that nobody has read, so a client that is still sending sees the answer.
 * Reads a limited part for a limited time; then the connection is closed.
 */
final class UnreadBodies extends ValveBase {
    private static final long MOST = 2 * 1024 * 1024;

    private final Duration patience;

    UnreadBodies(Duration patience) {
        super(true);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request head = request.getCoyoteRequest();
        // A client that waits for "100 Continue" has not begun to send.
        if (!request.isAsync() && !head.isFinished() && !head.hasExpectation()) {
            response.finishResponse();
            if (isTooSlow(head, response) || !isTaken(head)) {
                head.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean isTooSlow(org.apache.coyote.Request request, Response response) {
        return request.getErrorException() != null || response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT;
    }

    private boolean isTaken(org.apache.coyote.Request request) {
        long end = System.nanoTime() + patience.toNanos();
        Discarded body = new Discarded();
        try {
            int read = 0;
            for (long taken = 0; read >= 0 && taken <= MOST && System.nanoTime() < end; taken += read) {
                read = request.doRead(body);
            }
            return read < 0;
        } catch (IOException brokenOff) {
            return false;
        }
    }

    /** Tomcat's buffer for the bytes that have just arrived, which are discarded. */
    private static final class Discarded implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Tomcat owns the buffer.
        }
    }
}
