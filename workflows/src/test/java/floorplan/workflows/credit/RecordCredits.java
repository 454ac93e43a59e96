package floorplan.workflows.credit;

import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.credit.ScriptedSteps.Try.REFUSED;
import static floorplan.workflows.credit.ScriptedSteps.Try.RESTORED;
import static floorplan.workflows.credit.ScriptedSteps.Try.SERVERS_DOWN;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.Decision;
import floorplan.domain.money.Money;
import floorplan.workflows.HistoryRecorder;
import floorplan.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordCredits {
    private static final AccountLog ALL_APPLIED = ids -> ids;

    private final String id = HistoryRecorder.newId();
    private final RefusedMessage message = RefusedMessage.of(
            id,
            CreditMovement.restoration(
                    id, "L-1", "D-1", new Money(Currency.getInstance("CNY"), 723_449), LocalDate.of(2026, 3, 10)),
            2,
            Duration.ofMillis(100));
    private final ScriptedSteps steps = new ScriptedSteps();
    private final HistoryRecorder recorder = new HistoryRecorder(
            "credit", new Class<?>[] {CreditRestoreWorkflowRun.class, CheckBackWorkflowRun.class}, steps, ALL_APPLIED);
    private final CreditRestores restores = new CreditRestores(recorder.client());

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void restoredAtItsSecondTry() throws IOException {
        steps.script(REFUSED, RESTORED);
        restores.start(message);
        keep("restored-at-its-second-try");
    }

    @Test
    void restoredOnceServersAnswered() throws IOException {
        steps.hideLog(4);
        steps.script(SERVERS_DOWN, RESTORED);
        restores.start(message);
        keep("restored-once-servers-answered");
    }

    @Test
    void deadLetterTriedAgain() throws Exception {
        steps.script(REFUSED, REFUSED, RESTORED);
        becomeDeadLetter();
        decide(Decision.RETRY);
        keep("dead-letter-tried-again");
    }

    @Test
    void deadLetterDiscarded() throws Exception {
        steps.script(REFUSED, REFUSED);
        becomeDeadLetter();
        decide(Decision.DISCARD);
        keep("dead-letter-discarded");
    }

    @Test
    void checkedBack() throws IOException {
        String workflowId = "credit-check:" + id;
        CheckBackWorkflow workflow = recorder.client()
                .newWorkflowStub(
                        CheckBackWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(workflowId)
                                .setTaskQueue(TaskQueues.CLMS)
                                .build());
        WorkflowClient.start(workflow::applied, List.of(id));
        recorder.keep(workflowId, "checked-back");
    }

    private void becomeDeadLetter() throws InterruptedException {
        restores.start(message);
        await("a dead letter").until(() -> steps.deadLetters() > 0);
        // Gives the workflow time to begin its wait.
        Thread.sleep(500);
    }

    private void decide(Decision decision) {
        steps.decide(decision);
        restores.decided(message, "somebody");
    }

    private void keep(String name) throws IOException {
        recorder.keep(CreditRestores.workflowId(id), name);
    }
}
