package floorplan.activities.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditStanding;
import floorplan.domain.credit.MessageId;
import floorplan.store.NotYet;
import floorplan.store.credit.CreditMessages;
import floorplan.store.credit.CreditRestorations;
import floorplan.store.credit.DeadLetters;
import floorplan.store.credit.DeadQueue;
import floorplan.store.credit.SentMessages;
import floorplan.store.message.CreditMovementJson;
import floorplan.workflows.credit.CreditRestoreSteps;
import floorplan.workflows.credit.RefusedMessage;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The steps of a refused message on the real servers. */
public final class CreditRestoreActivities implements CreditRestoreSteps {
    private static final Logger LOG = LoggerFactory.getLogger(CreditRestoreActivities.class);

    private final CreditRestorations restorations;
    private final DeadLetters deadLetters;
    private final DeadQueue deadQueue;
    private final SentMessages sent;
    private final Predicate<Throwable> isOutage;

    /** @param isOutage true if a server is to blame for a failure */
    public CreditRestoreActivities(
            CreditRestorations restorations,
            DeadLetters deadLetters,
            DeadQueue deadQueue,
            SentMessages sent,
            Predicate<Throwable> isOutage) {
        this.restorations = restorations;
        this.deadLetters = deadLetters;
        this.deadQueue = deadQueue;
        this.sent = sent;
        this.isOutage = isOutage;
    }

    @Override
    public CreditStanding standing(String messageId) {
        return deadLetters.standing(messageId);
    }

    @Override
    public void restore(RefusedMessage message, int timesDeadLetter) {
        try {
            String refusal = restorations.restore(readable(message), timesDeadLetter);
            if (refusal != null) {
                throw refused(refusal);
            }
            sent.forget(List.of(message.messageId()));
        } catch (DataAccessException | TransactionException | NotYet notTheMessagesFault) {
            if (!(notTheMessagesFault instanceof NotYet) && !isOutage.test(notTheMessagesFault)) {
                throw notTheMessagesFault;
            }
            int failedBefore = Activity.getExecutionContext().getInfo().getAttempt() - 1;
            throw ApplicationFailure.newBuilder()
                    .setMessage(String.valueOf(notTheMessagesFault.getMessage()))
                    .setType(SERVERS_DOWN)
                    .setCause(notTheMessagesFault)
                    .setNonRetryable(true)
                    .setDetails(failedBefore)
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .build();
        }
    }

    /** A failure that is expected and must not be logged, because it may quote amounts. */
    private static ApplicationFailure refused(String why) {
        return ApplicationFailure.newBuilder()
                .setMessage(why)
                .setType("Refused")
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
    }

    /** The movement that the message asks for. A newer version may be able to read a body that was kept unread. */
    private CreditMovement readable(RefusedMessage message) {
        CreditMovement known = message.asked();
        CreditMovement movement = known != null
                ? known
                : CreditMessages.read(MessageId.parse(message.messageId()).kind(), body(message));
        if (!movement.messageId().equals(message.messageId())) {
            throw refused("the body belongs to message " + movement.messageId()
                    + ". Reconciliation sends that one again by itself: discard this one");
        }
        return movement;
    }

    private byte[] body(RefusedMessage message) {
        CreditMovement movement = message.asked();
        if (movement != null) {
            return CreditMovementJson.write(movement);
        }
        byte[] kept = deadLetters.body(message.messageId());
        // A body too long for a row: its only whole copy is in the dead queue.
        return kept != null ? kept : new byte[0];
    }

    @Override
    public void awaitServers(String messageId, @Nullable String dealerId) {
        restorations.finished(List.of(messageId));
        sent.sendCounts(List.of(messageId));
        if (dealerId != null) {
            restorations.awaitLine(dealerId);
        }
    }

    @Override
    public void deadLetter(RefusedMessage message, int timesDeadLetter, String failure) {
        deadLetters.deadLetter(message.messageId(), message.asked(), timesDeadLetter, failure);
        deadQueue.copy(List.of(new DeadQueue.Copy(message.messageId(), body(message), failure)));
        sent.forget(List.of(message.messageId()));
        LOG.warn(
                "Message {} was refused and became a dead letter (number {} of this message). It waits for a person",
                message.messageId(),
                timesDeadLetter);
    }

    @Override
    public void discard(String messageId) {
        deadLetters.discard(messageId);
        LOG.info("Message {} is discarded by a person's decision", messageId);
        sent.forget(List.of(messageId));
    }
}
