package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import floorplan.workflows.repayment.RepaymentWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Faults while repayments are accepted and logged. */
final class AcceptCells {
    private AcceptCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("accept / same request twice, at once and later; same key, other body", AcceptCells::twice),
                Cell.of("accept / Temporal down", AcceptCells::temporalDown),
                Cell.of("accept / Temporal's answers late", AcceptCells::temporalLate),
                Cell.of("accept / Temporal killed with what is not logged yet", AcceptCells::temporalKilled),
                Cell.of("log / MySQL down", trial -> serverDown(trial, Server.MARIADB)),
                Cell.of("log / Redis down", trial -> serverDown(trial, Server.REDIS)));
    }

    private static void twice(Trial trial) {
        Request request = trial.client.request(trial.loans(1).getFirst(), trial.cents());
        IntStream.range(0, 2 + trial.random.nextInt(6)).forEach(i -> trial.client.insist(request));
        trial.client.awaitAnswers();
        Answer first = trial.client.exchange(request.key(), request.body());
        Answer again = trial.client.exchange(request.key(), request.body());
        trial.require(
                first.status() == 201 && first.body().equals(again.body()),
                "answered " + first.body() + " and then " + again.body());
        Answer other =
                trial.client.exchange(request.key(), request.withOneCentMore().body());
        trial.require(other.status() == 422, "another body under the same key is answered " + other.status());
    }

    private static void temporalDown(Trial trial) {
        Request request = trial.client.request(trial.loans(1).getFirst(), trial.cents());
        boolean hangs = trial.random.nextBoolean();
        if (hangs) {
            trial.rig.stack.pause(Server.TEMPORAL);
        } else {
            trial.rig.stack.kill(Server.TEMPORAL);
        }
        long start = System.nanoTime();
        Answer answer = trial.client.exchange(request.key(), request.body());
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        trial.require(
                answer.status() == 503
                        && answer.response().headers().firstValue("Retry-After").isPresent(),
                "answered " + answer.status());
        trial.require(millis < 2000, "answered after " + millis + " ms");
        trial.require(trial.account("SELECT COUNT(*) FROM repayment_log") == 0, "something was accepted");
        TestStack.get();
        trial.client.sendUntilAnswered(request);
    }

    /** The answer to a start carries the workflow's first task. A lost task is handed out again after ten seconds. */
    private static void temporalLate(Trial trial) {
        List<String> loans = trial.loans(3);
        trial.rig.apiWires.temporal().delay(Duration.ofMillis(1_000 + trial.random.nextInt(1_500)));
        trial.client.repay(loans, trial.cents());
        Trial.sleep(Duration.ofSeconds(4));
        trial.rig.apiWires.temporal().heal();
        trial.client.awaitAnswers();
        await("all are applied").until(() -> trial.applied() == loans.size());
        List<String> ids = trial.system
                .account
                .sql("SELECT id FROM repayment_log")
                .query((row, n) -> row.getString("id"))
                .list();
        trial.require(
                ids.stream().map(RepaymentWorkflow::workflowId).noneMatch(trial.rig::hasLostATask),
                "a task of a workflow was lost");
    }

    /** Only the client knows of the repayment: it was told that the repayment is accepted. */
    private static void temporalKilled(Trial trial) {
        acceptWithout(trial, Server.MARIADB, trial.loans(3));
        trial.rig.stack.kill(Server.TEMPORAL);
        trial.sleepUpTo(Duration.ofSeconds(2));
        TestStack.get();
    }

    private static List<Request> acceptWithout(Trial trial, Server server, List<String> loans) {
        trial.rig.stack.kill(server);
        List<Request> requests = trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        for (Request request : requests) {
            trial.require(
                    trial.client.beliefs().get(request) == Belief.ACCEPTED,
                    "while " + server + " is down the client believes "
                            + trial.client.beliefs().get(request));
        }
        return requests;
    }

    private static void serverDown(Trial trial, Server server) {
        List<Request> requests = acceptWithout(trial, server, trial.loans(3));
        trial.sleepUpTo(Duration.ofSeconds(5));
        await("the UI tells what it waits for")
                .until(() -> requests.size()
                        == trial.rig.running().stream()
                                .filter(id -> trial.rig.waitsVisibly(id))
                                .count());
        TestStack.get();
    }
}
