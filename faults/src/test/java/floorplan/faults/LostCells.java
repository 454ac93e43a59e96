package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.faults.Client.Request;
import floorplan.faults.Trap.Moment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server that has lost data, or comes back with yesterday's data. */
final class LostCells {
    private LostCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("sweep / Temporal's history lost", LostCells::historiesLost),
                Cell.of("reconcile / clms restored from yesterday's backup", LostCells::creditRestored),
                Cell.of("any / account restored from yesterday's backup", LostCells::accountRestored));
    }

    /**
     * Loses Temporal's histories while some repayments are held before they are applied, and some before they are
     * published.
     */
    private static void historiesLost(Trial trial) {
        List<String> loans = trial.loans(6);
        Wires wires = trial.rig.hostWires();
        Trap trap = trial.random.nextBoolean()
                ? wires.account().set(new Trap(Moment.BEFORE, trial.random.nextInt(3), Words.APPLYING))
                : wires.rabbit().set(new Trap(Moment.BEFORE, 0, Words.PUBLISH));
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        await("all logged").until(() -> trial.account("SELECT COUNT(*) FROM repayment_log") == loans.size());
        // No client repeats its request: only the sweep can carry the repayments on.
        trial.client.giveUp();
        trial.sleepUpTo(Duration.ofSeconds(1));
        trial.rig.stack.beginAnew(Server.TEMPORAL);
        trap.lose();
        trial.client.awaitAnswers();
    }

    private static void creditRestored(Trial trial) {
        List<String> loans = trial.loans(6);
        repayAll(trial, loans.subList(0, 3));
        Backup backup = Backup.of(trial.rig.stack, "clms");
        repayAll(trial, loans);
        restore(trial, backup);
        Answer found = reconcile(trial);
        trial.require(found.body().at("/differences").isEmpty(), "left to a person: " + found.body());
        await("restored again").until(() -> trial.restored() == 9);
    }

    /**
     * Nothing can bring back the lost rows of the account side: reconciliation names each movement and leaves it as it
     * is.
     */
    private static void accountRestored(Trial trial) {
        List<String> loans = trial.loans(6);
        repayAll(trial, loans.subList(0, 3));
        Backup backup = Backup.of(trial.rig.stack, "account");
        Set<String> before = ids(trial);
        List<Request> lost = repayAll(trial, loans.subList(0, 1 + trial.random.nextInt(5)));
        Set<String> forgotten = ids(trial);
        forgotten.removeAll(before);
        restore(trial, backup);
        Set<String> named = new HashSet<>();
        for (JsonNode difference : reconcile(trial).body().at("/differences")) {
            if (difference.at("/kind").asString().equals("MOVEMENT_UNKNOWN")) {
                named.add(difference.at("/subject").asString());
            }
        }
        trial.require(named.equals(forgotten), "of " + forgotten + " there are named " + named);
        trial.require(trial.restored() == 3 + lost.size(), "something was undone by itself");
        trial.endWithBooksApart();
    }

    private static List<Request> repayAll(Trial trial, List<String> loans) {
        long before = trial.restored();
        List<Request> requests = trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        await("all restored")
                .until(() -> trial.restored() == before + loans.size()
                        && trial.rig.running().isEmpty());
        return requests;
    }

    private static Set<String> ids(Trial trial) {
        return new HashSet<>(trial.system
                .account
                .sql("SELECT id FROM repayment_log")
                .query(String.class)
                .list());
    }

    /** Restores a backup as a person would, with the applications stopped. */
    static void restore(Trial trial, Backup backup) {
        trial.system.worker.kill();
        trial.system.api.kill();
        backup.restore();
        trial.rig.heal();
    }

    /** Has both sides compared and waits for the result. */
    static Answer reconcile(Trial trial) {
        // Waits until no movement is younger than the minimum age of a reconciliation.
        Trial.sleep(Duration.ofSeconds(2));
        String before = finished(trial);
        trial.system.post("/v1/reconciliations", "application/json", "");
        await("a reconciliation").until(() -> {
            String latest = finished(trial);
            return latest != null && !latest.equals(before);
        });
        return trial.system.get("/v1/reconciliations/latest");
    }

    private static @Nullable String finished(Trial trial) {
        return trial.system
                .account
                .sql("SELECT MAX(finished_at) FROM reconciliation")
                .query((row, n) -> row.getString(1))
                .optional()
                .orElse(null);
    }
}
