package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A request whose body is read no further than a limit, whatever length it says it has. */
final class LimitedBody extends HttpServletRequestWrapper {
    private final DataSize most;

    LimitedBody(HttpServletRequest request, DataSize most) {
        super(request);
        this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (getContentLengthLong() > most.toBytes()) {
            throw tooLarge();
        }
        return new Counted(super.getInputStream());
    }

    private ApiProblem tooLarge() {
        return new ApiProblem(
                ProblemType.TOO_LARGE, "The body is larger than " + most.toBytes() + " bytes: send less.");
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private long left = most.toBytes();

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
