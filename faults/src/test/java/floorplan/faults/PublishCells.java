package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.faults.Trap.Moment;
import floorplan.faults.Wire.Direction;
import floorplan.store.credit.CreditQueues;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.NotPublished;
import java.time.Duration;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Faults while messages are published to RabbitMQ: a message counts as sent only after the broker's confirm. */
final class PublishCells {
    private static final int REPAYMENTS = 4;

    private PublishCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("publish / RabbitMQ killed", trial -> {
                    trial.rig.stack.kill(Server.RABBITMQ);
                    nothingIsSent(trial);
                    TestStack.get();
                }),
                Cell.of("publish / RabbitMQ partitioned", trial -> {
                    Wire rabbit = trial.rig.hostWires().rabbit();
                    rabbit.swallow(trial.random.nextBoolean() ? Direction.ANSWERS : Direction.REQUESTS);
                    nothingIsSent(trial);
                    rabbit.heal();
                }),
                Cell.of("publish / queue missing (unroutable)", PublishCells::unroutable)
                        .inEveryBuild(),
                Cell.of("publish / nack", trial -> {
                    Wire rabbit = trial.rig.hostWires().rabbit();
                    rabbit.refuseConfirms();
                    nothingIsSent(trial);
                    rabbit.heal();
                }),
                Cell.of("publish / confirm lost", PublishCells::confirmLost));
    }

    private static void nothingIsSent(Trial trial) {
        trial.client.repay(trial.loans(REPAYMENTS), trial.cents());
        await("all applied").until(() -> trial.applied() == REPAYMENTS);
        Trial.sleep(Duration.ofSeconds(2));
        trial.sleepUpTo(Duration.ofSeconds(3));
        trial.require(trial.sent() == 0, trial.sent() + " are marked as sent, and the broker has confirmed none");
    }

    private static void unroutable(Trial trial) {
        RabbitAdmin admin = new RabbitAdmin(trial.system.servers.rabbit());
        Binding binding = BindingBuilder.bind(new Queue(CreditQueues.CREDIT))
                .to(new DirectExchange(CreditPublisher.EXCHANGE))
                .with(CreditPublisher.APPLIED);
        admin.removeBinding(binding);
        try {
            requireUnroutable(trial);
            nothingIsSent(trial);
        } finally {
            admin.declareBinding(binding);
        }
    }

    /** Requires that no queue takes the messages; otherwise the cell would test nothing. */
    private static void requireUnroutable(Trial trial) {
        CreditPublisher probe = new CreditPublisher(trial.system.servers.rabbit(), Duration.ofSeconds(5));
        try {
            probe.publish(Trial.restoration(ConsumeCells.id(), "nobody", 1));
        } catch (NotPublished asItShouldBe) {
            return;
        }
        throw new IllegalStateException("some queue still takes the messages");
    }

    private static void confirmLost(Trial trial) {
        Wire rabbit = trial.rig.hostWires().rabbit();
        Trap trap = rabbit.set(new Trap(Moment.AFTER, trial.random.nextInt(REPAYMENTS), Words.PUBLISH));
        trial.client.repay(trial.loans(REPAYMENTS), trial.cents());
        trap.awaitSprung();
        trial.sleepUpTo(Duration.ofSeconds(2));
        trap.lose();
        trial.client.awaitAnswers();
    }
}
