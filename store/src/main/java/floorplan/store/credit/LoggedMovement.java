package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;

/**
 * A message's row in the log.
 *
 * @param cents 0 if the body could not be read
 * @param deadLetters how often the message became a dead letter
 */
record LoggedMovement(CreditOutcome outcome, long cents, int deadLetters) {}
