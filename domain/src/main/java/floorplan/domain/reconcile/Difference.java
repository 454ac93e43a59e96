package floorplan.domain.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * What cannot be mended without a person.
 *
 * @param subject the message id, or the dealer of a line
 * @param account what the account side has, in cents; null when it has nothing
 * @param credit what the credit side has, the same
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
    /** What differs. */
    public enum DifferenceKind {
        /** Both sides have the movement, with another amount, dealer or currency. */
        MOVEMENT_DIFFERS,
        /** The credit side has carried out a movement that the account side does not know. */
        MOVEMENT_UNKNOWN,
        /** The credit side has no outcome of a movement so old that its row may have been taken away. */
        MOVEMENT_MISSING,
        /** Loans are drawn whose credit is not reserved, and cannot be reserved now. */
        RESERVATION_MISSING,
        /** What is used of a line is not the sum of its movements. */
        USED_NOT_MOVEMENTS,
        /** What is used of a line is not the principal left on its dealer's loans. */
        USED_NOT_PRINCIPAL,
        /** More is used of a line than its limit allows since a repayment was taken back. */
        BEYOND_LIMIT
    }
}
