package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;
import org.springframework.util.unit.DataSize;

/** A request whose body must arrive fast enough. Closing it gives back the places that it holds. */
final class LimitedRequest extends HttpServletRequestWrapper implements AutoCloseable {
    private static final int PART = 4096;

    private final String client;
    private final BytePace pace;
    private final Map<ClientShares, Integer> held = new HashMap<>();
    private @Nullable InputStream received;

    LimitedRequest(HttpServletRequest request, String client, BytePace pace) {
        super(request);
        this.client = client;
        this.pace = pace;
    }

    /**
     * Takes a place, to be given back when the request is closed.
     *
     * @throws ApiProblem (503) if there is none for this client
     */
    void take(ClientShares places) {
        switch (places.take(client)) {
            case TAKEN -> held.merge(places, 1, Integer::sum);
            case CLIENT_FULL ->
                throw comeAgain(
                        "As many of your requests are in progress as one client may have. Send the same request again shortly.");
            case ALL_FULL ->
                throw comeAgain(
                        "The server has as many requests in progress as it may. Send the same request again shortly.");
        }
    }

    private static ApiProblem comeAgain(String detail) {
        return new ApiProblem(ProblemType.OVERLOADED, detail).withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    @Override
    public void close() {
        held.forEach((places, number) -> places.giveBack(client, number));
        held.clear();
    }

    /**
     * Reads the body into memory.
     *
     * @param memory places of {@code block} bytes, taken as the body arrives
     * @throws ApiProblem if the body is too large or too slow, or no memory is left for it
     */
    void receive(DataSize most, ClientShares memory, int block) throws IOException {
        if (getContentLengthLong() > most.toBytes()) {
            throw tooLarge(most);
        }
        FastByteArrayOutputStream body = new FastByteArrayOutputStream();
        byte[] part = new byte[PART];
        InputStream arriving = getInputStream();
        for (int read = 0; read >= 0; read = arriving.read(part)) {
            body.write(part, 0, read);
            if (body.size() > most.toBytes()) {
                throw tooLarge(most);
            }
            while (body.size() >= (long) block * held.getOrDefault(memory, 0)) {
                take(memory);
            }
        }
        received = body.getInputStream();
    }

    private static ApiProblem tooLarge(DataSize most) {
        return new ApiProblem(
                ProblemType.TOO_LARGE, "The body is larger than " + most.toBytes() + " bytes: send less.");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return received == null ? new BodyStream(super.getInputStream(), pace) : new BodyStream(received, null);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        Charset charset =
                getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private static final class BodyStream extends ServletInputStream {
        private final InputStream body;
        private final @Nullable BytePace pace;
        private boolean finished;

        BodyStream(InputStream body, @Nullable BytePace pace) {
            this.body = body;
            this.pace = pace;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            long since = System.nanoTime();
            int read = body.read(target, offset, length);
            finished = read < 0;
            if (pace != null && !finished && !pace.keptBy(read, since)) {
                throw new ApiProblem(
                        ProblemType.TOO_SLOW, "The body arrives too slowly. Send the request again, faster.");
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("requests are read by a thread of their own");
        }
    }
}
