package floorplan.api.progress;

import floorplan.api.answer.WorkflowUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One stream of a thing's progress, written as server-sent events: {@code progress} whenever the thing has changed,
 * {@code unavailable} when a server stops answering, {@code end} when the thing is over.
 */
final class ProgressStream {
    /** Well below the idle timeouts of proxies, which close silent connections. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final Appendable out;
    private final Flush flush;
    private final Ticks ticks;
    private @Nullable String told;
    private boolean unavailable;
    private int events;
    private Duration silence = Duration.ZERO;

    /** Sends what was written. */
    interface Flush {
        void now() throws IOException;
    }

    /** The times at which the thing is read again. */
    interface Ticks {
        Duration between();

        /** Waits for the next time; false if there is none. */
        boolean next();
    }

    ProgressStream(Appendable out, Flush flush, Ticks ticks) {
        this.out = out;
        this.flush = flush;
        this.ticks = ticks;
    }

    /**
     * Follows a thing until it is over or no tick is left.
     *
     * @param first the thing as it stands, already read
     * @param read reads the thing again
     * @param json writes the thing
     * @throws IOException if the client is gone
     */
    <T> void follow(T first, Supplier<T> read, Predicate<T> isOver, JsonText<T> json) throws IOException {
        out.append("retry: 2000\n\n");
        @Nullable T thing = first;
        while (true) {
            if (thing != null) {
                tell(json.of(thing));
                if (isOver.test(thing)) {
                    event("end", "{}");
                    flush.now();
                    return;
                }
            }
            flush.now();
            if (!ticks.next()) {
                return;
            }
            silence = silence.plus(ticks.between());
            thing = readAgain(read);
            if (silence.compareTo(LONGEST_SILENCE) >= 0) {
                out.append(": no change\n\n");
                silence = Duration.ZERO;
            }
        }
    }

    interface JsonText<T> {
        String of(T thing);
    }

    private <T> @Nullable T readAgain(Supplier<T> read) throws IOException {
        try {
            return read.get();
        } catch (DataAccessException | TransactionException | WorkflowUnavailable down) {
            if (!unavailable) {
                unavailable = true;
                told = null;
                event(
                        "unavailable",
                        "{\"detail\":\"A server does not answer. The progress is not known until it does.\"}");
            }
            return null;
        }
    }

    private void tell(String thing) throws IOException {
        unavailable = false;
        if (!thing.equals(told)) {
            told = thing;
            event("progress", thing);
        }
    }

    private void event(String name, String json) throws IOException {
        events++;
        out.append("id: ").append(String.valueOf(events)).append("\nevent: ").append(name);
        out.append("\ndata: ").append(json).append("\n\n");
        silence = Duration.ZERO;
    }
}
