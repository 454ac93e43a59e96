package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.AppProcess;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.FakeClock;
import floorplan.faults.Cell.Layout;
import floorplan.faults.Client.Request;
import floorplan.faults.Trap.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.data.redis.connection.RedisConnection;

/** Faults that may strike any step. */
final class AnyCells {
    /** How long a worker is paused; {@code -Dfaults.zombie=60} (seconds) for the full trial. */
    private static final Duration ZOMBIE = Duration.ofSeconds(Integer.getInteger("faults.zombie", 20));

    private AnyCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("any / worker paused before its commit, then resumed (zombie)", AnyCells::zombie)
                        .in(Layout.IN_WORKER),
                Cell.of("any / a JVM's clock a day off", AnyCells::wrongClock),
                Cell.of("any / Redis maxmemory reached", AnyCells::redisFull));
    }

    /**
     * A worker is held just before its commit and sleeps while another one does its work. Then its commit comes, over a
     * connection that may be lost.
     */
    private static void zombie(Trial trial) {
        boolean applying = trial.random.nextBoolean();
        boolean connectionLost = trial.random.nextBoolean();
        List<String> loans = trial.loans(6);
        Wire wire = applying ? trial.rig.workerWires.account() : trial.rig.workerWires.clms();
        Trap trap = wire.set(new Trap(Moment.BEFORE, 0, applying ? Words.APPLIED : Words.RESTORED));
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        trial.system.worker.freeze();
        Map<String, String> direct = new TreeMap<>(trial.rig.workerSettings());
        trial.rig
                .workerWires
                .environment()
                .keySet()
                .forEach(name -> direct.put(name, trial.rig.stack.environment().get(name)));
        AppProcess other = new AppProcess("worker", "worker-2", direct).ready();
        try {
            if (connectionLost) {
                // A broker, a database or a router gives up on a silent peer in the same way.
                trial.rig.workerWires.all().forEach(Wire::cut);
                trap.lose();
                trial.rig.workerWires.heal();
            }
            Trial.sleep(ZOMBIE);
            trap.letGo();
            trial.system.worker.thaw();
            trial.client.awaitAnswers();
            await("all restored").until(() -> trial.restored() == loans.size());
        } finally {
            other.kill();
        }
    }

    /** Redis answers and refuses every write, while some repayments are under way. */
    private static void redisFull(Trial trial) {
        List<String> loans = trial.loans(8);
        List<String> early = loans.subList(0, trial.random.nextInt(loans.size() / 2));
        trial.client.repay(early, trial.cents());
        trial.sleepUpTo(Duration.ofMillis(200));
        limitRedis(trial, "1");
        try {
            List<String> late = loans.subList(early.size(), loans.size());
            trial.client.repay(late, trial.cents());
            trial.client.awaitAnswers();
            await("each waits visibly")
                    .until(() -> trial.rig.running().stream()
                                    .filter(id -> id.startsWith("repayment:") && trial.rig.waitsVisibly(id))
                                    .count()
                            >= late.size());
            int read = trial.system.get("/v1/loans/" + loans.getFirst()).status();
            trial.require(read == 200, "a loan is not read meanwhile: " + read);
        } finally {
            limitRedis(trial, "0");
        }
    }

    private static void limitRedis(Trial trial, String bytes) {
        trial.system.servers.redis().execute((RedisConnection redis) -> {
            redis.serverCommands().setConfig("maxmemory", bytes);
            return bytes;
        });
    }

    private static void wrongClock(Trial trial) {
        LocalDate today = LocalDate.parse(trial.system
                .account
                .sql("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)")
                .query(String.class)
                .single());
        new Portfolio()
                .dealer("D", "9000000.00")
                .loan("L-0", "D", "DEALER", today.minusDays(5))
                .loan("L-1", "D", "SPLIT", today.minusDays(5))
                .importInto(trial.system);
        Map<String, String> clock = FakeClock.environment(trial.random.nextBoolean() ? "+1d" : "-1d");
        trial.system.worker.kill();
        trial.system.api.kill();
        trial.rig.startAgain(with(trial.rig.workerSettings(), clock), with(trial.rig.apiSettings(), clock));
        try {
            List<Request> requests = new ArrayList<>();
            for (String loan : List.of("L-0", "L-1")) {
                Request request = trial.client.undated(loan, trial.cents());
                trial.client.sendUntilAnswered(request);
                requests.add(request);
            }
            await("both restored").until(() -> trial.restored() == requests.size());
            trial.require(
                    trial.account("SELECT COUNT(*) FROM repayment_log WHERE value_date = '" + today + "'") == 2,
                    "a repayment has another value date than " + today);
            Answer notOver =
                    trial.system.post("/v1/day-ends", "application/json", "{\"businessDate\":\"" + today + "\"}");
            trial.require(notOver.status() == 422, "today is closed: " + notOver.status());
            DayEndCells.ask(trial, today.minusDays(1).toString());
            DayEndCells.awaitClosed(trial);
            trial.require(
                    trial.account("SELECT COUNT(*) FROM accrual WHERE business_date >= '" + today + "'") == 0,
                    "a date that is not over is accrued");
        } finally {
            trial.system.worker.kill();
            trial.system.api.kill();
            trial.rig.startAgain(trial.rig.workerSettings(), trial.rig.apiSettings());
        }
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return all;
    }
}
