package floorplan.workflows.credit;

import floorplan.domain.credit.CreditStanding;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** The steps of {@link CreditRestoreWorkflow}, on task queue `clms`. Each may run twice and then finds its work done. */
@ActivityInterface
public interface CreditRestoreSteps {
    /** Type of the failure that says: a server did not answer, or the dealer's credit line is locked. It is not retried and carries how many tries the message itself had failed before. */
    String SERVERS_DOWN = "ServersDown";

    @ActivityMethod(name = "CreditStanding")
    CreditStanding standing(String messageId);

    /**
     * Gives the credit back, logs it, and forgets that the message was sent. Fails when the message is refused.
     *
     * @param deadLetters how often the message had become a dead letter when this was decided; once it has become one more, a late try changes nothing
     */
    @ActivityMethod(name = "CreditRestore")
    void restore(RefusedMessage message, int deadLetters);

    /**
     * Returns once every server that {@link #restore} needs answers, and nobody keeps the dealer's credit line locked.
     *
     * @param dealerId null when the message names none that can be read, and in workflows that older versions have begun
     */
    @ActivityMethod(name = "CreditAwaitServers")
    void awaitServers(String messageId, @Nullable String dealerId);

    /**
     * Logs the message as a dead letter, tells the dead queue, and forgets that the message was sent.
     *
     * @param deadLetters how often it has become one, this time included
     */
    @ActivityMethod(name = "CreditDeadLetter")
    void deadLetter(RefusedMessage message, int deadLetters, String failure);

    /** Carries out a person's decision to discard the message. */
    @ActivityMethod(name = "CreditDiscard")
    void discard(String messageId);
}
