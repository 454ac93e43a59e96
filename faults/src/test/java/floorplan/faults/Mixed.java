package floorplan.faults;

import floorplan.api.system.AppProcess;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.faults.Wire.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many clients repay for minutes, while every few seconds a fault that the seed picks occurs and is healed. */
final class Mixed {
    /** {@code -Dfaults.minutes}. */
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("faults.minutes", 10));

    private static final int CLIENTS = 32;
    private static final long CENTS = 50_00;
    private static final Duration AGREE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(4);
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);

    private final Trial trial;

    private Mixed(Trial trial) {
        this.trial = trial;
    }

    static Cell cell() {
        return Cell.of(
                "mixed / " + LENGTH.toMinutes() + " minutes, " + CLIENTS + " clients", trial -> new Mixed(trial).run());
    }

    private record Fault(String kind, Runnable strike, Runnable heal) {}

    private void run() {
        Map<String, Integer> struck;
        try (Load clients = new Load(trial, CENTS, Duration.ZERO)) {
            clients.start(trial.loans(CLIENTS));
            struck = breakThings();
            trial.client.giveUp();
        }
        trial.rig.heal();
        long start = System.nanoTime();
        List<String> apart = Checkers.quietAndBalanced(trial);
        List<String> last = apart;
        while (!apart.isEmpty() && System.nanoTime() - start < 4 * AGREE_WITHIN.toNanos()) {
            Trial.sleep(Duration.ofMillis(500));
            last = apart;
            apart = Checkers.quietAndBalanced(trial);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        trial.require(
                took.compareTo(AGREE_WITHIN) < 0,
                "both sides agree only after " + took.toSeconds() + " s, the last that was missing: " + last);
        System.out.printf(
                "    %d repayments applied, %d requests known to the clients; both sides agree after %.1f s%n    %d faults: %s%n",
                trial.applied(),
                trial.client.beliefs().size(),
                took.toMillis() / 1e3,
                struck.values().stream().mapToInt(Integer::intValue).sum(),
                struck);
    }

    private Map<String, Integer> breakThings() {
        List<Fault> faults = faults();
        Map<String, Integer> struck = new TreeMap<>();
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() < end) {
            trial.sleepUpTo(LONGEST_REST);
            Fault fault = faults.get(trial.random.nextInt(faults.size()));
            fault.strike().run();
            struck.merge(fault.kind(), 1, Integer::sum);
            trial.sleepUpTo(LONGEST_FAULT);
            fault.heal().run();
        }
        return struck;
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Server server : Server.values()) {
            faults.add(new Fault(server.id() + " killed", () -> trial.rig.stack.kill(server), TestStack::get));
            faults.add(new Fault(
                    server.id() + " paused",
                    () -> trial.rig.stack.pause(server),
                    () -> trial.rig.stack.resume(server)));
        }
        faults.add(new Fault("redis wiped", () -> trial.rig.stack.wipeRedis(), () -> {}));
        ofApplication(faults, "api", trial.system.api, trial.rig.apiWires);
        ofApplication(faults, "worker", trial.system.worker, trial.rig.workerWires);
        return faults;
    }

    private static void ofApplication(List<Fault> faults, String name, AppProcess app, Wires wires) {
        faults.add(new Fault(name + " killed", app::kill, app::startAgain));
        faults.add(new Fault(name + " paused", app::freeze, app::thaw));
        for (Wire wire : wires.all()) {
            faults.add(new Fault("a wire of " + name + " cut", wire::cut, wire::heal));
            faults.add(new Fault(
                    "a wire of " + name + " swallows answers", () -> wire.swallow(Direction.ANSWERS), wire::heal));
            faults.add(new Fault("a wire of " + name + " slow", () -> wire.delay(Duration.ofMillis(100)), wire::heal));
        }
    }
}
