package floorplan.domain.repayment;

import floorplan.domain.credit.MessageId;

/**
 * A request to reverse an applied repayment.
 *
 * @param client the client that asks
 * @param reason the reason, 1 to 500 characters
 */
public record AcceptedReversal(String repaymentId, String client, String reason, ReversalKind kind) {
    /** The id of the message that tells the credit side of the reversal. */
    public String messageId() {
        return MessageId.ofReversal(repaymentId).text();
    }
}
