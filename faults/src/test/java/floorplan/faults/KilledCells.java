package floorplan.faults;

import floorplan.faults.Cell.Layout;
import floorplan.faults.Client.Asked;
import floorplan.faults.Trap.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Kills the process at every step of a repayment: before the step, or after it but before its answer. A kill after one
 * step is also a kill before the next. One kill meets one repayment at each step.
 */
final class KilledCells {
    private KilledCells() {}

    /** The words on the wire with which a step begins and ends. */
    record KilledStep(Function<Wires, Wire> wire, List<String> first, List<String> last) {
        static KilledStep of(Function<Wires, Wire> wire, List<String> words) {
            return new KilledStep(wire, words, words);
        }
    }

    /** The steps, in an order in which no held step blocks another one from being reached. */
    private static final List<KilledStep> STEPS = List.of(
            KilledStep.of(Wires::account, Words.SENT),
            KilledStep.of(Wires::rabbit, Words.PUBLISH),
            new KilledStep(Wires::account, Words.APPLYING, Words.APPLIED),
            new KilledStep(Wires::account, Words.LOGGED.subList(0, 1), Words.LOGGED),
            KilledStep.of(Wires::redis, Words.PROMOTE));

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            String where = "log, apply, promote, publish, clear / " + (layout == Layout.IN_API ? "API" : "worker");
            cells.add(Cell.of(where + " killed before it", trial -> kill(trial, Moment.BEFORE))
                    .in(layout));
            cells.add(Cell.of(where + " killed after it, before it is reported", trial -> kill(trial, Moment.AFTER))
                    .in(layout));
        }
        return cells;
    }

    private static void kill(Trial trial, Moment moment) {
        List<String> loans = new ArrayList<>(trial.loans(STEPS.size()));
        Collections.shuffle(loans, trial.random);
        kill(
                trial,
                moment,
                STEPS,
                loans.stream()
                        .map(loan -> trial.client.request(loan, trial.cents()))
                        .toList());
    }

    /** Kills the host while each step holds one request: the first step the first request, and so on. */
    static void kill(Trial trial, Moment moment, List<KilledStep> steps, List<? extends Asked> requests) {
        List<Trap> traps = new ArrayList<>();
        for (KilledStep step : steps) {
            Trap trap = step.wire
                    .apply(trial.rig.hostWires())
                    .set(new Trap(moment, 0, moment == Moment.BEFORE ? step.first : step.last));
            trial.client.insist(requests.get(traps.size()));
            trap.awaitSprung();
            traps.add(trap);
        }
        trial.sleepUpTo(Duration.ofMillis(300));
        trial.rig.host().kill();
        traps.forEach(Trap::lose);
        if (trial.random.nextBoolean()) {
            trial.client.giveUp();
        }
        trial.rig.host().startAgain();
        trial.client.awaitAnswers();
    }
}
