package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;

/**
 * What the log holds of one message.
 *
 * @param cents null when the body could not be read
 * @param deadLetters how often the message became a dead letter
 */
record LoggedMovement(CreditOutcome outcome, long cents, int deadLetters) {}
