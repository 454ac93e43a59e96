package floorplan.domain.repayment;

import floorplan.domain.credit.MessageId;

/**
 * A request to take an applied repayment back.
 *
 * @param client the client that asks
 * @param reason the reason, 1 to 500 characters
 */
public record AcceptedReversal(String repaymentId, String client, String reason) {
    /** The id of the message that tells the credit side of the reversal. */
    public String messageId() {
        return MessageId.ofReversal(repaymentId).text();
    }
}
