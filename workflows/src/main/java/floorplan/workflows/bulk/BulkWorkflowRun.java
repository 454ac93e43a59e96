package floorplan.workflows.bulk;

import floorplan.workflows.Retries;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Works on some items until none is pending; then pauses and looks again, until none is under way. */
public final class BulkWorkflowRun implements BulkWorkflow {
    /** The most rounds of one run. They keep the history short, however many items there are. */
    static final int ROUNDS_A_RUN = 100;

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final BulkSteps steps = Workflow.newActivityStub(
            BulkSteps.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(LONGEST_ROUND)
                    .setHeartbeatTimeout(SIGN_OF_LIFE)
                    .setRetryOptions(Retries.UNTIL_DONE)
                    .build());

    @Override
    public BulkStanding carryOut(String id) {
        Duration pause = FIRST_PAUSE;
        for (int rounds = 0; rounds < ROUNDS_A_RUN; rounds++) {
            BulkStanding standing = steps.advance(id);
            Workflow.setCurrentDetails(standing.inWords());
            if (standing.over()) {
                return standing;
            }
            if (standing.pending() == 0) {
                Workflow.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        return Workflow.newContinueAsNewStub(BulkWorkflow.class).carryOut(id);
    }
}
