package floorplan.domain.credit;

import floorplan.domain.money.Money;
import java.time.LocalDate;

/**
 * The effect of a repayment, or of its reversal, on a dealer's credit line. The account side sends it to the credit
 * side.
 *
 * @param loanId the lender's number of the loan
 * @param principal the principal part of the repayment; zero when it paid only interest, fees or penalty
 * @param valueDate the date from which the movement counts
 */
public record CreditMovement(
        MovementKind kind, String repaymentId, String loanId, String dealerId, Money principal, LocalDate valueDate) {
    /** The event behind the movement. */
    public enum MovementKind {
        /** The repayment was applied: its principal part is available to the dealer again. */
        RESTORATION,
        /** The repayment was taken back: its principal part uses the credit line again, even beyond the limit. */
        REVERSAL
    }

    public static CreditMovement restoration(
            String repaymentId, String loanId, String dealerId, Money principal, LocalDate valueDate) {
        return new CreditMovement(MovementKind.RESTORATION, repaymentId, loanId, dealerId, principal, valueDate);
    }

    public static CreditMovement reversal(
            String repaymentId, String loanId, String dealerId, Money principal, LocalDate effectiveDate) {
        return new CreditMovement(MovementKind.REVERSAL, repaymentId, loanId, dealerId, principal, effectiveDate);
    }

    /** The id of the message that carries this movement, see {@link MessageId}. */
    public String messageId() {
        return new MessageId(kind, repaymentId).text();
    }
}
