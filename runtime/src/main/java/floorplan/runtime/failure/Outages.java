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
 * Logs a server's outage twice, at its beginning and at its end, however many tries fail meanwhile. An outage ends when
 * a step that failed because of this server has succeeded and no step fails because of it for {@link #CALM} afterwards.
 * The success of any other step proves nothing about this server.
 */
public final class Outages {
    static final Duration CALM = Duration.ofSeconds(5);

    /** The step of all calls to Temporal. Every call is watched, so any answer shows that Temporal is back. */
    static final String TEMPORAL_CALL = "a call to Temporal";

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final LongSupplier nanoTime;
    private final Executor later;
    private final Map<FailedServer, Outage> open = new EnumMap<>(FailedServer.class);

    /** True while there is no outage. Every step that succeeds reads this and takes the lock only if it is false. */
    private volatile boolean allIsWell = true;

    public Outages() {
        this(System::nanoTime, CompletableFuture.delayedExecutor(CALM.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param later runs a task after {@link #CALM} */
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

    /** True if a server that is away or busy is to blame for a failure, so a retry cures it. */
    public static boolean cause(Throwable failure) {
        return Unavailable.server(failure).isPresent();
    }

    /**
     * Records a failure.
     *
     * @param step the name of the step that failed, the same as in {@link #succeeded}
     * @return false if no server is to blame; nothing is logged then
     */
    public boolean failed(String step, Throwable failure) {
        Optional<FailedServer> server = Unavailable.server(failure);
        server.ifPresent(culprit -> failed(culprit, step, failure));
        return server.isPresent();
    }

    /** Records a failure for which this server is to blame. */
    public synchronized void failed(FailedServer server, String step, Throwable failure) {
        LOG.debug("{} failed because of {}", step, server, failure);
        long now = nanoTime.getAsLong();
        Outage outage = open.get(server);
        if (outage == null) {
            outage = new Outage(now);
            open.put(server, outage);
            allIsWell = false;
            LOG.warn("{} is away or busy: {}. Work that needs it waits and is tried again", server, sentence(failure));
        }
        outage.steps.add(server == FailedServer.TEMPORAL ? TEMPORAL_CALL : step);
        outage.lastFailure = now;
        outage.tries++;
        outage.isCalming = false;
    }

    /** Records that a step has succeeded. */
    public void succeeded(String step) {
        if (!allIsWell) {
            endOutagesSoon(step);
        }
    }

    private synchronized void endOutagesSoon(String step) {
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

    /** The first line of the innermost exception's message. */
    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
