package floorplan.api.answer;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a request waits for its workflow before it is answered with 202: {@code Prefer: wait=N} of RFC 7240. */
public final class Waiting {
    public static final Duration DEFAULT = Duration.ofSeconds(2);
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");

    private Waiting() {}

    /**
     * What a {@code Prefer} header asks for: {@link #DEFAULT} without one, at most {@link #LONGEST}.
     *
     * @throws ApiProblem when it names a wait that is not a whole number of seconds
     */
    public static Duration asPreferred(@Nullable String prefer) {
        if (prefer == null || !prefer.toLowerCase(Locale.ROOT).contains("wait")) {
            return DEFAULT;
        }
        Matcher wait = WAIT.matcher(prefer.toLowerCase(Locale.ROOT));
        if (!wait.find()) {
            throw ApiProblem.invalid("Prefer", "wait must be a whole number of seconds, such as wait=5");
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /**
     * A workflow's result, or empty when it still runs after {@code wait}. A Temporal that is busy or gone for a moment is asked
     * again: the workflow is started, and its result is all that is missing.
     *
     * @throws ApiProblem (503) when the workflow is lost, or somebody has ended it: what it had logged is carried on, and only the log knows
     */
    public static <R> Optional<R> forResult(WorkflowStub workflow, Duration wait, Class<R> type) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            try {
                return Optional.of(workflow.getResult(left, TimeUnit.MILLISECONDS, type));
            } catch (TimeoutException stillRunning) {
                return Optional.empty();
            } catch (WorkflowNotFoundException forgotten) {
                throw lost();
            } catch (WorkflowFailedException ended) {
                if (ended.getCause() instanceof TerminatedFailure || ended.getCause() instanceof CanceledFailure) {
                    throw lost();
                }
                throw ended;
            } catch (WorkflowServiceException noAnswer) {
                if (deadline - System.nanoTime() < ASK_AGAIN.toNanos() || !pause()) {
                    return Optional.empty();
                }
            }
        }
    }

    private static ApiProblem lost() {
        return new ApiProblem(
                ProblemType.UNAVAILABLE,
                "The workflow of this request was lost. Send the very same request again shortly: nothing is done twice.");
    }

    private static boolean pause() {
        try {
            Thread.sleep(ASK_AGAIN);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
