package floorplan.store.cache;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** How a reader waits for what other threads do. */
final class Waits {
    private Waits() {}

    /** The answer; what went wrong is thrown as it was there. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether there was a place in time. */
    static <T> boolean offer(BlockingQueue<T> queue, T element, Duration patience) {
        try {
            return queue.offer(element, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a cached read", e);
    }
}
