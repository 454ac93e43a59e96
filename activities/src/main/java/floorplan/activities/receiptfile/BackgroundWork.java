package floorplan.activities.receiptfile;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes pieces of a file one after the other on a thread of its own, while its owner prepares the next one. */
final class BackgroundWork implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> last = CompletableFuture.completedFuture(null);

    /** Begins a piece, once the one before it is done. At most one is under way, so memory stays bounded. */
    void begin(Runnable piece) {
        await();
        last = thread.submit(piece);
    }

    /** Waits until everything that was begun is done, and throws the exception of the last piece, if it failed. */
    void await() {
        resultOf(last);
    }

    static <R> R resultOf(Future<R> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file is worked on", stop);
        }
    }

    /** Waits for the end of everything that was begun. */
    @Override
    public void close() {
        thread.close();
    }
}
