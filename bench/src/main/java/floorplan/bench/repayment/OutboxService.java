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
 * A repayment without Temporal and Redis: logged, applied and put into an outbox in one transaction, which answers the client; the outbox sends it and marks it sent. It takes
 * in more than it sends, so a client waits while a second's worth or so is unsent: what counts is what comes out. What each step does to the books is Floorplan's own code.
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

    /** What the outbox keeps. */
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
