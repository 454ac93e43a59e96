package floorplan.workflows.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.MovementPayload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message of the account side that was refused when it arrived, in Temporal's payloads. Histories hold these names,
 * so they must not change.
 *
 * @param movement the movement that it asks for; null if its body was unreadable (the log keeps the body)
 * @param tries the number of tries before it becomes a dead letter; failures of servers do not count
 * @param firstPause the pause between the first two tries; each later pause is twice as long
 */
public record RefusedMessage(String messageId, @Nullable MovementPayload movement, int tries, Duration firstPause) {
    public static RefusedMessage of(
            String messageId, @Nullable CreditMovement movement, int tries, Duration firstPause) {
        return new RefusedMessage(messageId, movement == null ? null : MovementPayload.of(movement), tries, firstPause);
    }

    /** The movement that it asks for; null if its body was unreadable. */
    public @Nullable CreditMovement asked() {
        return movement == null ? null : movement.toDomain();
    }
}
