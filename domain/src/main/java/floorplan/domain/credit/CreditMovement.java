package floorplan.domain.credit;

import floorplan.domain.money.Money;
import java.time.LocalDate;

/**
 * The effect of a repayment, of its reversal, or of a requested correction on a dealer's credit line. The account side
 * sends it to the credit side.
 *
 * @param sourceId the id of the repayment, or of the correction request
 * @param loanId the lender's number of the loan
 * @param principal the principal that is restored or used again; zero when only interest, fees or penalty change. A
 *     negative amount has the opposite effect. It occurs if a corrected rate, or a late repayment of a loan that has a
 *     take-back, leaves less principal repaid
 * @param valueDate the date from which the movement counts
 */
public record CreditMovement(
        MovementKind kind, String sourceId, String loanId, String dealerId, Money principal, LocalDate valueDate) {
    /** The event behind the movement. */
    public enum MovementKind {
        /** The repayment was applied: its principal part is available to the dealer again. */
        RESTORATION,
        /** The repayment was reversed: its principal part uses the credit line again, even beyond the limit. */
        REVERSAL,
        /**
         * A correction that a person asked for has changed the principal: above zero is available to the dealer again,
         * below zero uses the credit line again, even beyond the limit.
         */
        CORRECTION
    }

    public static CreditMovement restoration(
            String repaymentId, String loanId, String dealerId, Money principal, LocalDate valueDate) {
        return new CreditMovement(MovementKind.RESTORATION, repaymentId, loanId, dealerId, principal, valueDate);
    }

    public static CreditMovement reversal(
            String repaymentId, String loanId, String dealerId, Money principal, LocalDate effectiveDate) {
        return new CreditMovement(MovementKind.REVERSAL, repaymentId, loanId, dealerId, principal, effectiveDate);
    }

    /** @param principal above zero restores credit, below zero uses it again */
    public static CreditMovement correction(
            String requestId, String loanId, String dealerId, Money principal, LocalDate effectiveDate) {
        return new CreditMovement(MovementKind.CORRECTION, requestId, loanId, dealerId, principal, effectiveDate);
    }

    /** The id of the message that carries this movement, see {@link MessageId}. */
    public String messageId() {
        return new MessageId(kind, sourceId).text();
    }
}
