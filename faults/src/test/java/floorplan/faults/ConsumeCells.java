package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.AppProcess;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.domain.credit.CreditMovement;
import floorplan.faults.Trap.Moment;
import floorplan.faults.Wire.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Faults while the credit side consumes messages. */
final class ConsumeCells {
    private static final int REPAYMENTS = 5;

    private ConsumeCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("consume / killed before commit", trial -> killed(trial, Moment.BEFORE)),
                Cell.of("consume / killed after commit before ack", trial -> killed(trial, Moment.AFTER)),
                Cell.of("consume / redelivered 100 times", ConsumeCells::redelivered)
                        .inEveryBuild(),
                Cell.of("consume / not in suc_send_data: lost by Redis", ConsumeCells::lostByRedis),
                Cell.of("consume / not in suc_send_data: never applied (phantom)", ConsumeCells::phantom),
                Cell.of("consume / database down", ConsumeCells::databaseDown),
                Cell.of("consume / refusal, always failing, body unreadable", ConsumeCells::poisoned),
                Cell.of("consume / Temporal down", ConsumeCells::temporalDown));
    }

    private static void killed(Trial trial, Moment moment) {
        List<String> loans = trial.loans(REPAYMENTS);
        Trap trap = trial.rig.workerWires.clms().set(new Trap(moment, 0, Words.RESTORED));
        trial.client.repay(loans, trial.cents());
        trap.awaitSprung();
        trial.sleepUpTo(Duration.ofMillis(500));
        trial.system.worker.kill();
        trap.lose();
        trial.system.worker.startAgain();
        trial.client.awaitAnswers();
    }

    /**
     * One message is sent 100 times. The acknowledgements of the first deliveries never arrive; then the connection
     * breaks, and the broker delivers them again.
     */
    private static void redelivered(Trial trial) {
        String dealer = "dealer-of-" + id();
        line(trial, dealer, 1_000);
        CreditMovement message = Trial.restoration(id(), dealer, 10);
        trial.markSent(message);
        Wire rabbit = trial.rig.workerWires.rabbit();
        rabbit.swallow(Direction.REQUESTS);
        IntStream.range(0, 100).forEach(i -> trial.publish(message));
        trial.sleepUpTo(Duration.ofSeconds(1));
        rabbit.heal();
        CreditMovement last = Trial.restoration(id(), dealer, 1);
        trial.markSent(last);
        trial.publish(last);
        await("the last one").until(() -> used(trial, dealer) <= 989);
        trial.require(used(trial, dealer) == 989, "of 1000 in use " + used(trial, dealer) + " are left instead of 989");
        giveBack(trial, dealer);
    }

    private static void lostByRedis(Trial trial) {
        List<String> loans = trial.loans(REPAYMENTS);
        AppProcess worker = trial.system.worker;
        worker.freeze();
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        await("all sent").until(() -> trial.sent() == REPAYMENTS);
        trial.rig.stack.wipeRedis();
        trial.sleepUpTo(Duration.ofSeconds(2));
        worker.thaw();
    }

    private static void phantom(Trial trial) {
        String dealer = "dealer-of-" + id();
        line(trial, dealer, 1_000);
        int phantoms = 1 + trial.random.nextInt(5);
        IntStream.range(0, phantoms).forEach(i -> trial.publish(Trial.restoration(id(), dealer, 10)));
        trial.client.repay(trial.loans(2), trial.cents());
        trial.client.awaitAnswers();
        await("a record of each")
                .until(() -> trial.clms("SELECT COUNT(*) FROM credit_log WHERE outcome = 'DROPPED'") == phantoms);
        trial.require(used(trial, dealer) == 1_000, "phantoms were restored");
        giveBack(trial, dealer);
    }

    /** Cuts only the wire of schema clms, so the account side goes on. */
    private static void databaseDown(Trial trial) {
        List<String> loans = trial.loans(10);
        Wire clms = trial.rig.workerWires.clms();
        clms.cut();
        for (int round = 0; round < 5; round++) {
            trial.client.repay(loans, trial.cents());
        }
        trial.client.awaitAnswers();
        trial.sleepUpTo(Duration.ofSeconds(8));
        trial.require(trial.restored() == 0, "something was restored");
        trial.require(
                trial.rig.running().stream().noneMatch(id -> id.startsWith("credit:")), "a workflow for a message");
        clms.heal();
        await("all restored").until(() -> trial.restored() == 50);
        trial.require(trial.clms("SELECT COALESCE(MAX(dead_letters), 0) FROM credit_log") == 0, "a try was counted");
    }

    private static void poisoned(Trial trial) {
        String poor = "dealer-of-" + id();
        line(trial, poor, 5);
        CreditMovement refused = Trial.restoration(id(), poor, 10);
        CreditMovement failing = Trial.restoration(id(), "stranger-" + id(), 10);
        List<CreditMovement> bad = List.of(refused, failing);
        bad.forEach(trial::markSent);
        List<String> loans = trial.loans(10);
        bad.forEach(trial::publish);
        trial.publish("garbage", ("{" + trial.random.nextLong()).getBytes(StandardCharsets.UTF_8));
        trial.client.repay(loans, trial.cents());
        trial.client.awaitAnswers();
        await("others flow meanwhile").until(() -> trial.restored() == loans.size());
        await("three dead letters").until(() -> trial.deadLetters() == 3);
        trial.plantedDeadLetters.addAll(trial.system
                .clms
                .sql("SELECT message_id FROM credit_log WHERE outcome = 'DEAD_LETTER'")
                .query(String.class)
                .list());
        trial.require(
                trial.plantedDeadLetters.containsAll(List.of(refused.messageId(), failing.messageId())),
                "another message became a dead letter");
        giveBack(trial, poor);
    }

    /** Messages that need Temporal wait on the broker. */
    private static void temporalDown(Trial trial) {
        String poor = "dealer-of-" + id();
        line(trial, poor, 5);
        trial.rig.stack.kill(Server.TEMPORAL);
        CreditMovement refused = Trial.restoration(id(), poor, 10);
        trial.markSent(refused);
        trial.publish(refused);
        CreditMovement phantom = Trial.restoration(id(), poor, 10);
        trial.publish(phantom);
        trial.sleepUpTo(Duration.ofSeconds(5));
        trial.require(
                trial.clms("SELECT COUNT(*) FROM credit_log") == 0, "a message got an outcome that nobody could know");
        if (trial.random.nextBoolean()) {
            trial.system.worker.kill();
        }
        TestStack.get();
        trial.rig.heal();
        trial.plantedDeadLetters.add(refused.messageId());
        await("the refused one is a dead letter").until(() -> trial.deadLetters() == 1);
        await("the phantom is dropped")
                .until(() -> trial.clms("SELECT COUNT(*) FROM credit_log WHERE outcome = 'DROPPED'") == 1);
        giveBack(trial, poor);
    }

    static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Inserts a credit line whose used amount belongs to no loan. */
    static void line(Trial trial, String dealerId, long used) {
        trial.system
                .clms
                .sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 100000, ?)")
                .params(dealerId, used)
                .update();
    }

    static long used(Trial trial, String dealerId) {
        return trial.clms("SELECT used FROM credit_line WHERE dealer_id = '" + dealerId + "'");
    }

    /** Sets the used amount without a loan to zero before the books are compared. */
    static void giveBack(Trial trial, String dealerId) {
        setUsed(trial, dealerId, 0);
    }

    static void setUsed(Trial trial, String dealerId, long cents) {
        trial.system
                .clms
                .sql("UPDATE credit_line SET used = ? WHERE dealer_id = ?")
                .params(cents, dealerId)
                .update();
    }
}
