package floorplan.domain.credit;

import org.jspecify.annotations.Nullable;

/**
 * The state of a message according to the credit log.
 *
 * @param outcome null if the log does not have the message
 * @param deadLetters how often the message has become a dead letter
 * @param failure why it last became a dead letter
 * @param decision a person's decision about the current dead letter
 */
public record CreditStanding(
        @Nullable CreditOutcome outcome,
        int deadLetters,
        @Nullable String failure,
        @Nullable Decision decision) {}
