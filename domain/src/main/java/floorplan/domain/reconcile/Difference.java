package floorplan.domain.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * A difference between the two sides that only a person can mend.
 *
 * @param subject the message id, or the dealer of a line
 * @param account the account side's amount, in cents; null if it has none
 * @param credit the credit side's amount, in cents; null if it has none
 * @param detail a sentence for the person
 */
public record Difference(
        DifferenceKind kind,
        String subject,
        @Nullable String dealerId,
        @Nullable String currency,
        @Nullable Long account,
        @Nullable Long credit,
        String detail) {
    /** The kind of a difference. */
    public enum DifferenceKind {
        /** Both sides have the movement, with another amount, dealer or currency. */
        MOVEMENT_DIFFERS,
        /** The credit side has carried out a movement that the account side does not know. */
        MOVEMENT_UNKNOWN,
        /**
         * The credit side has no outcome for a movement, which was not sent again: its row may have been deleted, or
         * sending it failed.
         */
        MOVEMENT_MISSING,
        /** Credit of drawn loans is not reserved and cannot be reserved now. */
        RESERVATION_MISSING,
        /** The used amount of a line is not the sum of its movements. */
        USED_NOT_MOVEMENTS,
        /** The used amount of a line is not the remaining principal of its dealer's loans. */
        USED_NOT_PRINCIPAL,
        /** The used amount of a line exceeds its limit since a reversal, a correction or a renewed reservation. */
        BEYOND_LIMIT
    }
}
