package floorplan.workflows.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.workflows.MovementPayload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message of the account side that could not be carried out when it arrived, in Temporal's payloads: histories hold these names, so they
 * stay.
 *
 * @param movement what it asks for; null when its body, which the log keeps, could not be read
 * @param tries how often it is tried before it becomes a dead letter; failures that are the servers' are not counted
 * @param firstPause between the first two tries; each later one is twice as long
 */
public record RefusedMessage(String messageId, @Nullable MovementPayload movement, int tries, Duration firstPause) {
    public static RefusedMessage of(
            String messageId, @Nullable CreditMovement movement, int tries, Duration firstPause) {
        return new RefusedMessage(messageId, movement == null ? null : MovementPayload.of(movement), tries, firstPause);
    }

    /** What it asks for; null when its body could not be read. */
    public @Nullable CreditMovement asked() {
        return movement == null ? null : movement.toDomain();
    }
}
