package floorplan.domain.credit;

import org.jspecify.annotations.Nullable;

/**
 * The state of a message according to the credit log.
 *
 * @param outcome null if the log does not have the message
 * @param deadLetters the number of times the message has become a dead letter
 * @param failure the reason for its last dead letter; null if there was none
 * @param decision a person's decision about the current dead letter; null if there is none
 */
public record CreditStanding(
        @Nullable CreditOutcome outcome,
        int deadLetters,
        @Nullable String failure,
        @Nullable Decision decision) {}
