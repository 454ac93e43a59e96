package floorplan.store.cache;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for other threads. */
final class Waits {
    private Waits() {}

    /** Waits for the answer; throws the exception with which it failed. */
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

    /** Offers an element; returns whether a place became free in time. */
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
