package floorplan.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step fast while the servers are up and visibly while they are not. First come a few quick tries inside the
 * workflow task. Then follows an ordinary activity, which is tried for ever and shows in the Temporal UI why it waits.
 *
 * @param <A> the activity interface; each of its methods may run more than once
 */
public final class Durable<A> {
    /**
     * The time for the quick tries. It is shorter than a workflow task (10 s by default), so they cost no extra round
     * trip. It is longer than the 2 s that a step waits for a server, so the failure names a server that hangs.
     */
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final Class<A> activities;
    private final Duration tryTimeout;

    /** @param tryTimeout the longest time of one try as an ordinary activity */
    public Durable(Class<A> activities, Duration tryTimeout) {
        this.activities = activities;
        this.tryTimeout = tryTimeout;
    }

    /**
     * Runs a step that returns a result until it succeeds.
     *
     * @param summary the step's purpose, for the person who reads the history
     */
    public <R extends @Nullable Object> R call(String summary, Function<A, R> step) {
        try {
            return step.apply(quick(summary));
        } catch (ActivityFailure notQuickly) {
            return waitVisibly(summary, step, notQuickly);
        }
    }

    /** Runs a step until it succeeds; see {@link #call}. */
    public void run(String summary, Consumer<A> step) {
        this.<@Nullable Void>call(summary, activity -> {
            step.accept(activity);
            return null;
        });
    }

    private <R extends @Nullable Object> R waitVisibly(
            String summary, Function<A, R> step, ActivityFailure notQuickly) {
        Workflow.setCurrentDetails("Waiting: " + summary + ", which failed (" + reason(notQuickly)
                + "). It is tried again by itself; the pending activity shows the last failure.");
        R result = step.apply(visible(summary));
        Workflow.setCurrentDetails("");
        return result;
    }

    private static String reason(ActivityFailure failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure thrown) {
                return Objects.requireNonNullElse(thrown.getOriginalMessage(), thrown.getType());
            }
        }
        return "no answer within " + QUICK.toSeconds() + " s";
    }

    private A quick(String summary) {
        return Workflow.newLocalActivityStub(
                activities,
                LocalActivityOptions.newBuilder()
                        .setSummary(summary)
                        .setScheduleToCloseTimeout(QUICK)
                        .setRetryOptions(Retries.QUICK)
                        .build());
    }

    private A visible(String summary) {
        return Workflow.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setSummary(summary)
                        .setStartToCloseTimeout(tryTimeout)
                        .setRetryOptions(Retries.UNTIL_DONE)
                        .build());
    }
}
