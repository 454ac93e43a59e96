package floorplan.domain.credit;

import org.jspecify.annotations.Nullable;

/**
 * Where a message stands, as the log says.
 *
 * @param outcome null when the log does not have the message
 * @param deadLetters how often it has become a dead letter
 * @param failure why it became one, the last time
 * @param decision a person's decision about it as the dead letter it is now
 */
public record CreditStanding(
        @Nullable CreditOutcome outcome,
        int deadLetters,
        @Nullable String failure,
        @Nullable Decision decision) {}
