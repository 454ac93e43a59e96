package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import floorplan.faults.Trap.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Faults while repayments are applied to their loans, until they are sent. */
final class ApplyCells {
    private ApplyCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("apply / ten repayments on one loan at once", ApplyCells::tenAtOnce)
                        .inEveryBuild(),
                Cell.of("apply / racing day-end", ApplyCells::racingDayEnd),
                Cell.of("apply / refused", ApplyCells::refused),
                Cell.of("apply / commit answered with a lost connection", ApplyCells::answerLost)
                        .inEveryBuild(),
                Cell.of("after apply / Redis wiped", ApplyCells::redisWiped).inEveryBuild(),
                Cell.of("promote … clear / sweep and workflow at the same time", ApplyCells::sweptMeanwhile));
    }

    /** Ten repayments of one loan at once. Together they are more than the loan owes, so some must be refused. */
    private static void tenAtOnce(Trial trial) {
        String loan = trial.loans(1).getFirst();
        long cents = 2_000_000L + trial.random.nextInt(2_000_000);
        trial.client.repay(Collections.nCopies(10, loan), cents);
        trial.client.awaitAnswers();
        await("all decided")
                .until(() -> trial.account("SELECT COUNT(*) FROM repayment_log WHERE status <> 'ACCEPTED'") == 10);
        trial.require(trial.account("SELECT MIN(principal) FROM loan") >= 0, "more was taken than was owed");
        long left = trial.account("SELECT MIN(principal) FROM loan");
        trial.require(
                trial.applied() == 10 || left < cents, trial.applied() + " of ten are applied, " + left + " is left");
    }

    /** Each statement of a repayment is delayed, so that the day-end accrues the same loans meanwhile. */
    private static void racingDayEnd(Trial trial) {
        List<String> loans = trial.loans(20);
        Wire account = trial.rig.hostWires().account();
        account.delay(Duration.ofMillis(5));
        trial.client.repay(loans, trial.cents());
        trial.sleepUpTo(Duration.ofMillis(500));
        DayEndCells.ask(trial, "2026-01-0" + (6 + trial.random.nextInt(3)));
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        account.heal();
        DayEndCells.awaitClosed(trial);
    }

    /** The field of a refused repayment cannot be deleted, because Redis is unreachable just then. */
    private static void refused(Trial trial) {
        Request tooMuch = trial.client.request(trial.loans(1).getFirst(), 900_000_000);
        Wire redis = trial.rig.hostWires().redis();
        Trap trap = redis.set(new Trap(Moment.BEFORE, 0, Words.UNPREPARE));
        trial.client.insist(tooMuch);
        trap.awaitSprung();
        redis.cut();
        trap.lose();
        boolean byItsWorkflow = trial.random.nextBoolean();
        if (byItsWorkflow) {
            trial.sleepUpTo(Duration.ofSeconds(3));
        } else {
            trial.client.giveUp();
            trial.rig.running().forEach(trial.rig::terminate);
            // Longer than the process's quick retries last.
            Trial.sleep(Duration.ofSeconds(5));
        }
        redis.heal();
        if (byItsWorkflow) {
            await("the client knows").until(() -> trial.client.send(tooMuch) == Belief.REFUSED);
        } else {
            await("the sweep takes its field away")
                    .until(() -> trial.system.servers.redis().opsForHash().size("pre_data") == 0);
            Answer answer = trial.client.exchange(tooMuch.key(), tooMuch.body());
            trial.require(answer.status() == 422, "a refused repayment is answered " + answer.status());
        }
    }

    private static void answerLost(Trial trial) {
        List<String> loans = trial.loans(3);
        Trap trap = trial.rig.hostWires().account().set(new Trap(Moment.AFTER, trial.random.nextInt(3), Words.APPLIED));
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        trial.sleepUpTo(Duration.ofSeconds(2));
        trap.lose();
        trial.client.awaitAnswers();
    }

    private static void redisWiped(Trial trial) {
        List<String> loans = trial.loans(5);
        boolean promoted = trial.random.nextBoolean();
        Trap trap = promoted
                ? trial.rig.hostWires().rabbit().set(new Trap(Moment.BEFORE, 0, Words.PUBLISH))
                : trial.rig.hostWires().redis().set(new Trap(Moment.BEFORE, 0, Words.PROMOTE));
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        trial.rig.stack.wipeRedis();
        trap.letGo();
        trial.client.awaitAnswers();
    }

    /** A held step of a terminated workflow goes on beside the workflow that the sweep has started. */
    private static void sweptMeanwhile(Trial trial) {
        List<String> loans = trial.loans(1);
        Wires wires = trial.rig.hostWires();
        Trap trap = switch (trial.random.nextInt(3)) {
            case 0 -> wires.redis().set(new Trap(Moment.BEFORE, 0, Words.PROMOTE));
            case 1 -> wires.rabbit().set(new Trap(Moment.BEFORE, 0, Words.PUBLISH));
            default -> wires.account().set(new Trap(Moment.BEFORE, 0, Words.SENT));
        };
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        trial.rig.running().forEach(trial.rig::terminate);
        Trial.sleep(Duration.ofSeconds(5 + trial.random.nextInt(3)));
        trap.letGo();
        trial.client.awaitAnswers();
    }
}
