package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.Portfolio;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.workflows.credit.CreditRestores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cells that take minutes or thousands of messages. They run only if they are asked for by name. */
final class LongCells {
    /** {@code -Dfaults.minutes}. */
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("faults.minutes", 10));

    private static final Duration BROKER_DOWN = Duration.ofMinutes(2);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);
    private static final int BACKLOG = 20_000;
    private static final int THOUSAND = 1_000;
    private static final int CLIENTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long CENTS = 150_00;

    private LongCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("long / Redis emptied with 20,000 messages waiting", LongCells::redisEmptied),
                Cell.of("long / clms's database down for ten minutes", LongCells::databaseDown),
                Cell.of("long / RabbitMQ stopped for two minutes", LongCells::brokerStopped),
                Cell.of("long / a poisoned message among 1,000", LongCells::poisonedAmongMany));
    }

    private static void redisEmptied(Trial trial) {
        Instant start = Instant.now();
        List<String> loans = trial.loans(200);
        trial.system.worker.kill();
        new Bulk(trial).repay(loans, BACKLOG, CENTS);
        trial.require(trial.sent() == BACKLOG && trial.restored() == 0, "there is no backlog of " + BACKLOG);
        try (Load load = new Load(trial, CENTS, PAUSE)) {
            load.start(loans.subList(0, CLIENTS));
            Trial.sleep(Duration.ofSeconds(2));
            trial.rig.stack.wipeRedis();
            Trial.sleep(Duration.ofSeconds(2));
            trial.system.worker.startAgain();
            trial.system.worker.ready();
            drained(trial, BACKLOG);
        }
        long asked = workflows(trial, "credit-check:", start);
        trial.require(asked <= BACKLOG / 20, asked + " workflows asked the account's log");
        trial.require(workflows(trial, "credit:", start) == 0, "a workflow for a message");
        System.out.println("    workflows that asked the account's log: " + asked);
    }

    private static void databaseDown(Trial trial) {
        Instant start = Instant.now();
        List<String> loans = trial.loans(CLIENTS);
        try (Load load = new Load(trial, CENTS, PAUSE)) {
            load.start(loans);
            trial.rig.workerWires.clms().cut();
            Trial.sleep(LENGTH);
            trial.require(trial.restored() == 0, "something was restored");
        }
        trial.require(workflows(trial, "credit", start) == 0, "a workflow for a message");
        trial.rig.workerWires.clms().heal();
        drained(trial, trial.applied());
        trial.require(trial.clms("SELECT COALESCE(MAX(dead_letters), 0) FROM credit_log") == 0, "a try was counted");
    }

    /** Each client waits two seconds for an answer that cannot come, so more clients are used. */
    private static void brokerStopped(Trial trial) {
        List<String> loans = trial.loans(32);
        List<Long> applied = new ArrayList<>();
        trial.rig.stack.stop(Server.RABBITMQ);
        try (Load load = new Load(trial, CENTS, PAUSE)) {
            load.start(loans);
            for (int part = 0; part < 4; part++) {
                Trial.sleep(BROKER_DOWN.dividedBy(4));
                applied.add(trial.applied());
            }
        }
        trial.require(applied.equals(applied.stream().distinct().sorted().toList()), "applied so far: " + applied);
        trial.require(trial.sent() == 0, "something is marked as sent");
        List<String> running = trial.rig.running();
        long visible = running.stream().filter(trial.rig::waitsVisibly).count();
        trial.require(visible == running.size(), visible + " of " + running.size() + " show what they wait for");
        System.out.printf("    applied meanwhile: %s; %d workflows show what they wait for%n", applied, visible);
        TestStack.get();
        drained(trial, trial.applied());
    }

    /** One dealer's line is missing. Once the line exists, a person retries the message. */
    private static void poisonedAmongMany(Trial trial) {
        Portfolio portfolio = new Portfolio()
                .dealer("D", "900000000.00")
                .dealer("P", "900000.00")
                .loan("P-0", "P", "DEALER");
        List<String> loans = new ArrayList<>(
                IntStream.range(0, THOUSAND).mapToObj(i -> "L-" + i % 100).toList());
        loans.stream().distinct().forEach(loan -> portfolio.loan(loan, "D", "DEALER"));
        portfolio.importInto(trial.system);
        loans.set(trial.random.nextInt(THOUSAND), "P-0");
        rename(trial, "P", "elsewhere");
        new Bulk(trial).repay(loans, THOUSAND, 100 * CENTS / 2);
        drained(trial, THOUSAND - 1);
        await("a dead letter").until(() -> trial.deadLetters() == 1);
        trial.require(trial.restored() == THOUSAND - 1, trial.restored() + " are restored");
        String id = trial.system
                .clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(String.class)
                .single();
        trial.require(trial.rig.running().contains(CreditRestores.workflowId(id)), "no workflow waits for a person");
        rename(trial, "elsewhere", "P");
        trial.require(DeadLetterCells.decide(trial, id, "retry") == 202, "no decision was taken");
        await("all restored").until(() -> trial.restored() == THOUSAND);
        trial.require(DeadLetterCells.decide(trial, id, "retry") == 409, "decided once more");
        trial.require(DeadLetterCells.decide(trial, id, "discard") == 409, "decided otherwise");
    }

    private static void rename(Trial trial, String dealerId, String otherwise) {
        trial.system
                .clms
                .sql("UPDATE credit_line SET dealer_id = ? WHERE dealer_id = ?")
                .params(otherwise, dealerId)
                .update();
    }

    /** Waits until {@code all} messages are restored, and prints the rate. */
    private static void drained(Trial trial, long all) {
        long before = trial.restored();
        long start = System.nanoTime();
        await("all restored").atMost(LONGEST_DRAIN).until(() -> trial.restored() >= all);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "    %d restored in %.1f s: %.0f a second%n", all - before, seconds, (all - before) / seconds);
    }

    private static long workflows(Trial trial, String prefix, Instant since) {
        return trial.rig
                .temporal
                .listExecutions("WorkflowId STARTS_WITH '" + prefix + "' AND StartTime >= '" + since + "'")
                .count();
    }
}
