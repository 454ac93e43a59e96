package floorplan.api.progress;

import floorplan.api.progress.ProgressStream.Ticks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams of progress. A stream reads the state once a second, on its request's own thread, and holds no connection to
 * a database in between. It ends when the process shuts down, and after ten minutes at the latest, so it outlasts its
 * token by at most ten minutes. A client that opens it again loses nothing, because each stream begins with the present
 * state.
 */
@Component
public class ProgressStreams implements SmartLifecycle {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 600;

    private final JsonMapper json;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    ProgressStreams(JsonMapper json) {
        this.json = json;
    }

    /**
     * Streams a thing's progress until it is over.
     *
     * @param read reads the thing; its first failure is answered as a problem
     * @throws IOException if the client is gone
     */
    public <T> void follow(HttpServletResponse response, Supplier<T> read, Predicate<T> isOver) throws IOException {
        T first = read.get();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Otherwise nginx would buffer the answer.
        response.setHeader("X-Accel-Buffering", "no");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        new ProgressStream(out, out::flush, new Looks(stopping)).follow(first, read, isOver, json::writeValueAsString);
    }

    private static final class Looks implements Ticks {
        private final CountDownLatch stopping;
        private int left = MOST_LOOKS;

        Looks(CountDownLatch stopping) {
            this.stopping = stopping;
        }

        @Override
        public Duration between() {
            return BETWEEN_LOOKS;
        }

        @Override
        public boolean next() {
            try {
                return left-- > 0 && !stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the streams, so the web server need not wait for them. */
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the shutdown notice and before the web server. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
