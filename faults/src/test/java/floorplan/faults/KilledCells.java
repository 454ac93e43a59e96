package floorplan.faults;

import floorplan.faults.Cell.Layout;
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
    private record KilledStep(Function<Wires, Wire> wire, List<String> first, List<String> last) {}

    /** The steps, in an order in which no held step blocks another one from being reached. */
    private static final List<KilledStep> STEPS = List.of(
            new KilledStep(Wires::account, Words.SENT, Words.SENT),
            new KilledStep(Wires::rabbit, Words.PUBLISH, Words.PUBLISH),
            new KilledStep(Wires::account, Words.APPLYING, Words.APPLIED),
            new KilledStep(Wires::account, Words.LOGGED.subList(0, 1), Words.LOGGED),
            new KilledStep(Wires::redis, Words.PROMOTE, Words.PROMOTE));

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
        List<Trap> traps = new ArrayList<>();
        for (KilledStep step : STEPS) {
            Trap trap = step.wire
                    .apply(trial.rig.hostWires())
                    .set(new Trap(moment, 0, moment == Moment.BEFORE ? step.first : step.last));
            trial.client.repay(List.of(loans.get(traps.size())), trial.cents());
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
