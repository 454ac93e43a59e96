package floorplan.bench.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.database.AccountDatabase;
import floorplan.store.message.ConfirmedSends;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.repayment.RepaymentLog;
import floorplan.workflows.repayment.RepaymentSteps;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;

/**
 * A repayment without Temporal and Redis. One transaction logs it, applies it and puts it into an outbox, then the
 * client is answered; the outbox sends the message and marks it sent. The service accepts repayments faster than it
 * sends messages, so clients wait while about a second's worth is unsent, and the rate of sent messages counts. The
 * steps change the books with Floorplan's own code.
 */
final class OutboxService implements RepaymentContender, OutboxTypedHandler<OutboxService.Restoration> {
    static final String QUEUE = "bench.credit";
    private static final int MOST_UNSENT = 200;

    private final AccountDatabase database;
    private final RepaymentLog log;
    private final RepaymentSteps steps;
    private final Outbox outbox;
    private final ConfirmedSends sends;
    private final Semaphore unsent = new Semaphore(MOST_UNSENT);

    OutboxService(
            AccountDatabase database, RepaymentLog log, RepaymentSteps steps, Outbox outbox, ConfirmedSends sends) {
        this.database = database;
        this.log = log;
        this.steps = steps;
        this.outbox = outbox;
        this.sends = sends;
    }

    /** An entry of the outbox. */
    record Restoration(String repaymentId, String body) {}

    @Override
    public String title() {
        return "a service with an outbox";
    }

    @Override
    public void repay(AcceptedRepayment repayment) {
        unsent.acquireUninterruptibly();
        database.inTransaction(() -> {
            if (!log.keep(repayment)) {
                throw new IllegalStateException("its key is in use");
            }
            CreditMovement restoration = Objects.requireNonNull(
                            steps.apply(repayment.repaymentId()).restoration())
                    .toDomain();
            String body = new String(CreditMovementJson.write(restoration), StandardCharsets.UTF_8);
            outbox.schedule(new Restoration(restoration.messageId(), body), restoration.messageId());
        });
    }

    @Override
    public void handle(Restoration restoration, OutboxRecordMetadata metadata) {
        sends.send(
                "",
                QUEUE,
                MessageBuilder.withBody(restoration.body().getBytes(StandardCharsets.UTF_8))
                        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                        .setMessageId(restoration.repaymentId())
                        .setType(CreditMovementJson.APPLIED)
                        .build());
        log.sent(restoration.repaymentId());
        unsent.release();
    }
}
