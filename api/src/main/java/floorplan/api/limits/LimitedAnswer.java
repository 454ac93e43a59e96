package floorplan.api.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** A response that breaks off if its client reads it too slowly. */
final class LimitedAnswer extends HttpServletResponseWrapper {
    private final BytePace pace;

    LimitedAnswer(HttpServletResponse response, BytePace pace) {
        super(response);
        this.pace = pace;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new AnswerStream(super.getOutputStream(), pace);
    }

    private static final class AnswerStream extends ServletOutputStream {
        private final ServletOutputStream answer;
        private final BytePace pace;

        AnswerStream(ServletOutputStream answer, BytePace pace) {
            this.answer = answer;
            this.pace = pace;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            long since = System.nanoTime();
            answer.write(bytes, offset, length);
            if (!pace.keptBy(length, since)) {
                throw new IOException("the client takes the answer too slowly");
            }
        }

        @Override
        public void flush() throws IOException {
            answer.flush();
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }

        @Override
        public boolean isReady() {
            return answer.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            answer.setWriteListener(listener);
        }
    }
}
