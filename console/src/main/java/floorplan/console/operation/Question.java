package floorplan.console.operation;

import floorplan.console.operation.Reply.ReplyState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question that the API is answering while the page asks others. */
public final class Question<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    private final Future<Reply<T>> asked;
    private final long deadline;

    Question(Future<Reply<T>> asked, long deadline) {
        this.asked = asked;
        this.deadline = deadline;
    }

    /** The reply; {@code UNKNOWN} if there is none when the page must be shown. */
    public Reply<T> reply() {
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            return asked.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // The API goes on without a reader: an interrupt would close its connection to the database.
            return Reply.without(ReplyState.UNKNOWN, "");
        } catch (ExecutionException failed) {
            LOG.error("a question of a page failed unexpectedly", failed);
            return Reply.without(ReplyState.UNKNOWN, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Reply.without(ReplyState.UNKNOWN, "");
        }
    }

    static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }
}
