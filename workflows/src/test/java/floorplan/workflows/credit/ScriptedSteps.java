package floorplan.workflows.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.Decision;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Steps over a log of one row in memory. Each try ends as a test has scripted it. */
final class ScriptedSteps implements CreditRestoreSteps {
    /** The end of one try. */
    enum Try {
        REFUSED,
        SERVERS_DOWN,
        RESTORED
    }

    private final Deque<Try> script = new ArrayDeque<>();
    private @Nullable CreditOutcome outcome;
    private int deadLetters;
    private @Nullable String failure;
    private @Nullable Decision decision;
    private int unreachable;

    int tries;
    int awaited;

    synchronized void script(Try... tries) {
        script.addAll(Arrays.asList(tries));
    }

    synchronized void startAsDeadLetter(Decision decided) {
        outcome = CreditOutcome.DEAD_LETTER;
        deadLetters = 1;
        decision = decided;
    }

    synchronized void decide(Decision decided) {
        decision = decided;
    }

    /** Makes the log unreachable for the next looks, as many as given. */
    synchronized void hideLog(int looks) {
        unreachable = looks;
    }

    synchronized int deadLetters() {
        return deadLetters;
    }

    @Override
    public synchronized CreditStanding standing(String messageId) {
        if (unreachable > 0) {
            unreachable--;
            throw new IllegalStateException("MySQL is down");
        }
        return new CreditStanding(outcome, deadLetters, failure, decision);
    }

    @Override
    public synchronized void restore(RefusedMessage message, int timesDeadLetter) {
        tries++;
        switch (script.removeFirst()) {
            case REFUSED -> throw ApplicationFailure.newFailure("more than is used", "Refused");
            case SERVERS_DOWN ->
                throw ApplicationFailure.newNonRetryableFailure(
                        "MySQL is down",
                        SERVERS_DOWN,
                        Activity.getExecutionContext().getInfo().getAttempt() - 1);
            case RESTORED -> {
                if (timesDeadLetter == deadLetters) {
                    outcome = CreditOutcome.RESTORED;
                }
            }
        }
    }

    @Override
    public synchronized void awaitServers(String messageId, @Nullable String dealerId) {
        awaited++;
    }

    @Override
    public synchronized void deadLetter(RefusedMessage message, int timesDeadLetter, String why) {
        if (timesDeadLetter == deadLetters + 1) {
            outcome = CreditOutcome.DEAD_LETTER;
            deadLetters = timesDeadLetter;
            failure = why;
            decision = null;
        }
    }

    @Override
    public synchronized void discard(String messageId) {
        outcome = CreditOutcome.DISCARDED;
    }
}
