package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.credit.CreditRestores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Faults around a person's decision about a dead letter. */
final class DeadLetterCells {
    private static final String DEALER = "newcomer";
    private static final long CENTS = 500;

    private DeadLetterCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("dead letter / retry, discard, both at once, twice", DeadLetterCells::decidedByMany)
                        .inEveryBuild(),
                Cell.of("dead letter / its workflow's history lost", DeadLetterCells::historyLost),
                Cell.of("dead letter / decided, and nobody told of it", DeadLetterCells::nobodyTold),
                Cell.of("dead letter / reconcile runs meanwhile", DeadLetterCells::reconciledMeanwhile));
    }

    /** Makes a dead letter: a message whose dealer has no line yet. */
    private static String deadLetter(Trial trial) {
        CreditMovement message = Trial.restoration(ConsumeCells.id(), DEALER, CENTS);
        trial.markSent(message);
        trial.publish(message);
        await("a dead letter").until(() -> trial.deadLetters() == 1);
        return message.messageId();
    }

    /** @return the HTTP status of the answer */
    static int decide(Trial trial, String id, String decision) {
        Answer answer = trial.system.post(
                "/v1/dead-letters/" + id + "/" + decision, "application/json", "{\"reason\": \"looked into\"}");
        return answer.status();
    }

    private static void decidedByMany(Trial trial) {
        String id = deadLetter(trial);
        ConsumeCells.line(trial, DEALER, CENTS);
        List<CompletableFuture<String>> people = IntStream.range(0, 2 + trial.random.nextInt(6))
                .mapToObj(i -> trial.random.nextBoolean() ? "retry" : "discard")
                .map(decision -> CompletableFuture.supplyAsync(
                        () -> decide(trial, id, decision) == 202 ? decision : "not taken"))
                .toList();
        // A repeated decision by the same person for the same reason gets the first answer again.
        Set<String> taken =
                new TreeSet<>(people.stream().map(CompletableFuture::join).toList());
        taken.remove("not taken");
        // If Temporal is slow, the winning decision is answered 503; it is recorded all the same.
        trial.require(taken.size() <= 1, "the decisions taken are " + taken);
        String decided = isKeptTo(trial, id);
        trial.require(
                decide(trial, id, decided.equals("RETRY") ? "discard" : "retry") == 409, "decided otherwise once more");
    }

    /** Requires that the outcome is the recorded decision; returns that decision. */
    private static String isKeptTo(Trial trial, String id) {
        await("an outcome").until(() -> trial.deadLetters() == 0);
        String decision = trial.system
                .clms
                .sql("SELECT decision FROM credit_decision WHERE message_id = ?")
                .param(id)
                .query(String.class)
                .single();
        long left = ConsumeCells.used(trial, DEALER);
        trial.require(left == (decision.equals("RETRY") ? 0 : CENTS), decision + " has left " + left + " in use");
        ConsumeCells.giveBack(trial, DEALER);
        return decision;
    }

    private static void historyLost(Trial trial) {
        String id = deadLetter(trial);
        ConsumeCells.line(trial, DEALER, CENTS);
        trial.rig.terminate(CreditRestores.workflowId(id));
        trial.require(
                decide(trial, id, trial.random.nextBoolean() ? "retry" : "discard") == 202, "no decision was taken");
        isKeptTo(trial, id);
    }

    /** The API can no longer reach Temporal after a decision: the sweep passes the decision on. */
    private static void nobodyTold(Trial trial) {
        String id = deadLetter(trial);
        ConsumeCells.line(trial, DEALER, CENTS);
        trial.rig.terminate(CreditRestores.workflowId(id));
        trial.rig.apiWires.temporal().cut();
        decide(trial, id, trial.random.nextBoolean() ? "retry" : "discard");
        trial.sleepUpTo(Duration.ofSeconds(2));
        trial.rig.apiWires.temporal().heal();
        isKeptTo(trial, id);
    }

    /**
     * A dead letter of a repayment that both sides know. It was refused because its dealer's line had nothing in use
     * when it came.
     */
    private static void reconciledMeanwhile(Trial trial) {
        List<String> loans = trial.loans(1);
        long inUse = ConsumeCells.used(trial, "D");
        ConsumeCells.setUsed(trial, "D", 0);
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        await("a dead letter").until(() -> trial.deadLetters() == 1);
        String id = trial.system
                .clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(String.class)
                .single();
        ConsumeCells.setUsed(trial, "D", inUse);
        leavesItAlone(trial, LostCells.reconcile(trial));
        trial.require(trial.deadLetters() == 1, "reconciliation has decided");
        CompletableFuture<Answer> reconciling = CompletableFuture.supplyAsync(() -> LostCells.reconcile(trial));
        trial.sleepUpTo(Duration.ofSeconds(3));
        String decision = trial.random.nextBoolean() ? "retry" : "discard";
        trial.require(decide(trial, id, decision) == 202, "no decision was taken");
        leavesItAlone(trial, reconciling.join());
        await("an outcome").until(() -> trial.deadLetters() == 0);
        long restored = trial.account("SELECT principal FROM repayment_log");
        boolean discarded = decision.equals("discard");
        long left = ConsumeCells.used(trial, "D");
        trial.require(left == (discarded ? inUse : inUse - restored), decision + " has left " + left + " in use");
        leavesItAlone(trial, LostCells.reconcile(trial));
        if (discarded) {
            ConsumeCells.setUsed(trial, "D", inUse - restored);
        }
    }

    private static void leavesItAlone(Trial trial, Answer reconciled) {
        trial.require(
                reconciled.body().at("/mended/sentAgain").asLong() == 0
                        && reconciled.body().at("/differences").isEmpty(),
                "reconciliation: " + reconciled.body());
    }
}
