package floorplan.workflows.credit;

import static floorplan.workflows.SearchKeys.OUTCOME;
import static floorplan.workflows.credit.CreditRestoreSteps.SERVERS_DOWN;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.Decision;
import floorplan.workflows.Durable;
import floorplan.workflows.Retries;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** try → (dead letter → decision → try again or discard)*. */
public final class CreditRestoreWorkflowRun implements CreditRestoreWorkflow {
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(30);

    private final Durable<CreditRestoreSteps> steps = new Durable<>(CreditRestoreSteps.class, TRY_TIMEOUT);
    private final RefusedMessage message;
    private boolean decided;

    @WorkflowInit
    public CreditRestoreWorkflowRun(RefusedMessage message) {
        this.message = message;
    }

    @Override
    public CreditOutcome restore(RefusedMessage sameMessage) {
        while (true) {
            CreditStanding standing = steps.call("read the state of the message", s -> s.standing(message.messageId()));
            CreditOutcome outcome = standing.outcome();
            if (outcome == null || outcome == CreditOutcome.DROPPED) {
                tryToRestore(standing);
            } else if (outcome == CreditOutcome.DEAD_LETTER) {
                followDecision(standing);
            } else {
                Workflow.upsertTypedSearchAttributes(OUTCOME.valueSet(outcome.name()));
                return outcome;
            }
        }
    }

    @Override
    public void decided(@Nullable String by) {
        decided = true;
    }

    private void followDecision(CreditStanding standing) {
        switch (standing.decision()) {
            case null -> awaitDecision(standing);
            case Decision.RETRY -> tryToRestore(standing);
            case Decision.DISCARD -> steps.run("discard", s -> s.discard(message.messageId()));
        }
    }

    private void awaitDecision(CreditStanding standing) {
        Workflow.upsertTypedSearchAttributes(OUTCOME.valueSet(CreditOutcome.DEAD_LETTER.name()));
        Workflow.setCurrentDetails("Dead letter: " + standing.failure() + ". Waits for a person: POST /v1/dead-letters/"
                + message.messageId() + "/retry or /discard");
        Workflow.await(() -> decided);
        Workflow.setCurrentDetails("");
        decided = false;
    }

    private void tryToRestore(CreditStanding standing) {
        int left = message.tries();
        while (true) {
            try {
                counted(left).restore(message, standing.deadLetters());
                return;
            } catch (ActivityFailure failure) {
                if (!(failure.getCause() instanceof ApplicationFailure cause)
                        || !SERVERS_DOWN.equals(cause.getType())) {
                    giveUp(standing.deadLetters() + 1, failure);
                    return;
                }
                left -= cause.getDetails().get(Integer.class);
                steps.run(
                        "wait for MySQL, Redis and the dealer's credit line",
                        s -> s.awaitServers(message.messageId(), dealerId()));
            }
        }
    }

    private @Nullable String dealerId() {
        CreditMovement asked = message.asked();
        return asked == null ? null : asked.dealerId();
    }

    private void giveUp(int deadLetters, ActivityFailure failure) {
        String reason = failure.getCause() instanceof ApplicationFailure cause
                ? cause.getOriginalMessage()
                : String.valueOf(failure.getCause());
        steps.run("give up, copy to the dead queue", s -> s.deadLetter(message, deadLetters, reason));
    }

    /**
     * The retry policy counts the failures of the message itself. A server that is down ends the activity and is not
     * counted.
     */
    private CreditRestoreSteps counted(int tries) {
        return Workflow.newActivityStub(
                CreditRestoreSteps.class,
                ActivityOptions.newBuilder()
                        .setSummary("give the credit back")
                        .setStartToCloseTimeout(TRY_TIMEOUT)
                        .setRetryOptions(Retries.times(tries, message.firstPause()))
                        .build());
    }
}
