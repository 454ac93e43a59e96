package floorplan.faults;

import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.faults.Trap.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads through the cache in three processes while loans are repaid. */
final class CacheCells {
    private static final List<String> FILL = List.of("SET\r\n$13\r\nloan_info:L-0");
    private static final Duration BETWEEN_REPAYMENTS = Duration.ofMillis(100);
    private static final Duration STOPPED = Duration.ofSeconds(10);
    private static final long CENTS = 10_00;

    private CacheCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of(
                        "cache / Redis killed",
                        trial -> readWhile(trial, () -> {
                            trial.rig.stack.kill(Server.REDIS);
                            trial.sleepUpTo(Duration.ofSeconds(2));
                            TestStack.get();
                        })),
                Cell.of(
                        "cache / Redis restarted empty",
                        trial -> readWhile(trial, () -> trial.rig.stack.beginAnew(Server.REDIS))),
                Cell.of("cache / Redis restarted from an old file", CacheCells::oldFile),
                Cell.of("cache / Redis stopped ten seconds", trial -> readWhile(trial, () -> stopped(trial))),
                Cell.of(
                        "cache / Redis cut off from one process",
                        trial -> readWhile(trial, () -> {
                            trial.rig.apiWires.redis().cut();
                            trial.sleepUpTo(Duration.ofSeconds(3));
                            trial.rig.apiWires.redis().heal();
                        })),
                Cell.of("cache / writer killed before its commit", trial -> writerKilled(trial, Moment.BEFORE)),
                Cell.of("cache / writer killed after its commit", trial -> writerKilled(trial, Moment.AFTER)),
                Cell.of("cache / a fill that comes late", CacheCells::lateFill));
    }

    /** Repays and reads before, during and after the fault. */
    private static void readWhile(Trial trial, Runnable fault) {
        List<String> loans = owingPrincipalOnly(trial);
        try (Register register = new Register(trial);
                Load load = new Load(trial, CENTS, BETWEEN_REPAYMENTS)) {
            register.start(loans);
            load.start(loans);
            Trial.sleep(Duration.ofSeconds(1));
            fault.run();
            Trial.sleep(Duration.ofSeconds(2));
        }
    }

    /** Loans that owe only principal, so that every further repayment lowers it. */
    private static List<String> owingPrincipalOnly(Trial trial) {
        List<String> loans = trial.loans(6);
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        return loans;
    }

    private static void oldFile(Trial trial) {
        try {
            Path old = Files.createTempDirectory("redis").resolve("old");
            readWhile(trial, () -> {
                trial.rig.stack.copyData(Server.REDIS, old);
                trial.sleepUpTo(Duration.ofSeconds(2));
                trial.rig.stack.beginFrom(Server.REDIS, old);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Redis is paused: commands that wait for it are given up after a second. */
    private static void stopped(Trial trial) {
        Duration usual = newRates(trial, LocalDate.of(2026, 5, 1), Duration.ofSeconds(3));
        trial.rig.stack.pause(Server.REDIS);
        Duration meanwhile = newRates(trial, LocalDate.of(2026, 6, 1), STOPPED);
        trial.rig.stack.resume(Server.REDIS);
        trial.require(
                meanwhile.minus(usual).compareTo(Duration.ofMillis(500)) < 0,
                "cache: a write takes " + meanwhile + " while Redis is stopped, " + usual + " otherwise");
    }

    /**
     * Adds rates to a cached loan for {@code length}. Such a write uses Redis for nothing but the cache.
     *
     * @return the median duration of the writes
     */
    private static Duration newRates(Trial trial, LocalDate first, Duration length) {
        List<Duration> took = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        for (LocalDate day = first; System.nanoTime() < end; day = day.plusDays(1)) {
            long start = System.nanoTime();
            int status = trial.system
                    .post(
                            "/v1/loans/L-1/rates",
                            "application/json",
                            "{\"effectiveFrom\":\"" + day + "\",\"annualRate\":\"0.08\"}")
                    .status();
            took.add(Duration.ofNanos(System.nanoTime() - start));
            trial.require(status == 201 || status == 503, "cache: a rate is answered " + status);
            Trial.sleep(Duration.ofMillis(300));
        }
        Collections.sort(took);
        return took.get(took.size() / 2);
    }

    private static void writerKilled(Trial trial, Moment moment) {
        readWhile(trial, () -> {
            Trap trap = trial.rig.hostWires().account().set(new Trap(moment, trial.random.nextInt(5), Words.APPLIED));
            trap.awaitSprung();
            trial.rig.host().kill();
            trap.lose();
            trial.sleepUpTo(Duration.ofSeconds(1));
            trial.rig.host().startAgain();
        });
    }

    private static void lateFill(Trial trial) {
        readWhile(trial, () -> {
            Trap trap = trial.rig.apiWires.redis().set(new Trap(Moment.BEFORE, trial.random.nextInt(5), FILL));
            trap.awaitSprung();
            trial.sleepUpTo(Duration.ofSeconds(3));
            trap.letGo();
        });
    }
}
