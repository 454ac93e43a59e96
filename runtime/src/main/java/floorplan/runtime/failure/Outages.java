package floorplan.runtime.failure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of a server's outage twice: when it begins and when it is over, however many tries fail meanwhile. It is over when a step that failed for this server's sake has
 * succeeded, because that step used the server, and nothing has failed for {@link #CALM} since. A step that another server holds up, or that needs none, proves nothing.
 */
public final class Outages {
    static final Duration CALM = Duration.ofSeconds(5);

    /** All calls to Temporal are watched, so that any that is answered shows that it is back. */
    static final String TEMPORAL_CALL = "a call to Temporal";

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final LongSupplier nanoTime;
    private final Executor later;
    private final Map<FailedServer, Outage> open = new EnumMap<>(FailedServer.class);

    /** Read by every step that succeeds: whatever is going on is only looked for while something is. */
    private volatile boolean allIsWell = true;

    public Outages() {
        this(System::nanoTime, CompletableFuture.delayedExecutor(CALM.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param later runs what it is given after {@link #CALM} */
    Outages(LongSupplier nanoTime, Executor later) {
        this.nanoTime = nanoTime;
        this.later = later;
    }

    private static final class Outage {
        private final Set<String> steps = new HashSet<>();
        private final long begin;
        private long lastFailure;
        private long tries;
        private boolean isCalming;

        Outage(long begin) {
            this.begin = begin;
        }
    }

    /** Whether a server that is away or busy is to blame for a failure, so that trying again cures it. */
    public static boolean cause(Throwable failure) {
        return Unavailable.server(failure).isPresent();
    }

    /**
     * Takes note of a failure.
     *
     * @param step what failed, by the name that it succeeds under
     * @return false when no server is to blame: then nothing is logged
     */
    public boolean failed(String step, Throwable failure) {
        Optional<FailedServer> server = Unavailable.server(failure);
        server.ifPresent(culprit -> failed(culprit, step, failure));
        return server.isPresent();
    }

    /** Takes note of a failure that this server is to blame for. */
    public synchronized void failed(FailedServer server, String step, Throwable failure) {
        LOG.debug("{} failed because of {}", step, server, failure);
        long now = nanoTime.getAsLong();
        Outage outage = open.get(server);
        if (outage == null) {
            outage = new Outage(now);
            open.put(server, outage);
            allIsWell = false;
            LOG.warn("{} is away or busy: {}. What needs it waits and is tried again", server, sentence(failure));
        }
        outage.steps.add(server == FailedServer.TEMPORAL ? TEMPORAL_CALL : step);
        outage.lastFailure = now;
        outage.tries++;
        outage.isCalming = false;
    }

    /** Takes note of a step that has succeeded. */
    public void succeeded(String step) {
        if (!allIsWell) {
            endSoonWhatItProvesOver(step);
        }
    }

    private synchronized void endSoonWhatItProvesOver(String step) {
        open.forEach((server, outage) -> {
            if (outage.steps.contains(step) && !outage.isCalming) {
                outage.isCalming = true;
                long tries = outage.tries;
                later.execute(() -> endUnlessFailedSince(server, outage, tries));
            }
        });
    }

    private synchronized void endUnlessFailedSince(FailedServer server, Outage outage, long tries) {
        if (outage.tries == tries && open.remove(server, outage)) {
            Duration lasted = Duration.ofNanos(outage.lastFailure - outage.begin);
            LOG.info("{} is back; tries that failed: {}, within {} s", server, tries, lasted.toSeconds());
            allIsWell = open.isEmpty();
        }
    }

    /** The first line of what is at the bottom of a failure. */
    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
