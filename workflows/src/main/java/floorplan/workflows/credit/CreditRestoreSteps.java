package floorplan.workflows.credit;

import floorplan.domain.credit.CreditStanding;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/**
 * The steps of {@link CreditRestoreWorkflow}, on task queue `clms`. Each may run twice and then finds its work done.
 */
@ActivityInterface
public interface CreditRestoreSteps {
    /**
     * The failure type for a server that did not answer, or for a locked credit line of the dealer. Such a failure is
     * not retried. Its details hold the number of earlier tries that failed because of the message itself.
     */
    String SERVERS_DOWN = "ServersDown";

    @ActivityMethod(name = "CreditStanding")
    CreditStanding standing(String messageId);

    /**
     * Carries out the movement, logs the outcome, and deletes the message's field of {@code suc_send_data}. Fails if
     * the message is refused.
     *
     * @param deadLetters the number of times the message had become a dead letter when this try was decided. A late try
     *     changes nothing once the message has become a dead letter again
     */
    @ActivityMethod(name = "CreditRestore")
    void restore(RefusedMessage message, int deadLetters);

    /**
     * Returns once every server that {@link #restore} needs answers and the dealer's credit line is not locked.
     *
     * @param dealerId null if the message has no readable dealer, and in workflows that older versions have begun
     */
    @ActivityMethod(name = "CreditAwaitServers")
    void awaitServers(String messageId, @Nullable String dealerId);

    /**
     * Logs the message as a dead letter, copies it to the dead queue, and deletes its field of {@code suc_send_data}.
     *
     * @param deadLetters the number of times the message has become a dead letter, including this time
     */
    @ActivityMethod(name = "CreditDeadLetter")
    void deadLetter(RefusedMessage message, int deadLetters, String failure);

    /** Carries out a person's decision to discard the message. */
    @ActivityMethod(name = "CreditDiscard")
    void discard(String messageId);
}
