package floorplan.api.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server that is asked again and again whether it answers. */
final class WatchedServer {
    private final NeededServer server;
    private final Runnable question;
    private final Duration patience;
    private volatile @Nullable ServerStanding standing;
    private @Nullable Future<?> asked;

    /**
     * @param question throws if the server does not answer
     * @param patience a server that takes longer counts as silent
     */
    WatchedServer(NeededServer server, Runnable question, Duration patience) {
        this.server = server;
        this.question = question;
        this.patience = patience;
    }

    /**
     * The result of the newest check.
     *
     * @param since time since which every check has had this result
     */
    record ServerStanding(boolean answers, Instant since, Instant checkedAt) {}

    NeededServer server() {
        return server;
    }

    /** The newest result; null before the first check. */
    @Nullable
    ServerStanding standing() {
        return standing;
    }

    /**
     * Asks the server once. A question that is still under way is not asked a second time. To be called by one thread.
     */
    void check(ExecutorService threads) throws InterruptedException {
        if (asked == null || asked.isDone()) {
            asked = threads.submit(question);
        }
        boolean answers;
        try {
            asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            answers = true;
        } catch (ExecutionException | TimeoutException silent) {
            answers = false;
        }
        Instant now = Instant.now();
        ServerStanding before = standing;
        standing =
                new ServerStanding(answers, before != null && before.answers() == answers ? before.since() : now, now);
    }
}
