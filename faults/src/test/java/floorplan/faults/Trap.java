package floorplan.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds a connection at a point of its conversation: after it has sent certain words in a row, either before the last
 * of them reaches the server, or before the server's answer to it comes back. It springs once.
 */
final class Trap {
    /** The side of the server's work on which the point lies. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Moment moment;
    private final List<String> words;
    private final AtomicInteger toPass;
    private final Map<Object, Integer> said = new ConcurrentHashMap<>();
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean lost;

    /** @param passes number of conversations that may pass the point before one is held */
    Trap(Moment moment, int passes, List<String> words) {
        this.moment = moment;
        this.toPass = new AtomicInteger(passes);
        this.words = words;
    }

    Moment moment() {
        return moment;
    }

    /** Returns whether this request brings a connection to the point at which it must be held. */
    boolean isReachedBy(Object connection, String request) {
        int next = said.getOrDefault(connection, 0);
        while (next < words.size() && request.contains(words.get(next))) {
            next++;
        }
        said.put(connection, next % words.size());
        return next == words.size() && toPass.getAndDecrement() == 0;
    }

    /** @return whether the held bytes may go on */
    boolean hold() {
        sprung.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            return false;
        }
        return !lost;
    }

    /** Waits until a connection is held: a fault that was not planted must not count as survived. */
    void awaitSprung() {
        try {
            if (!sprung.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came to the point " + moment + " " + words);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void letGo() {
        released.countDown();
    }

    /** Drops the held bytes and closes their connection. */
    void lose() {
        lost = true;
        released.countDown();
    }
}
