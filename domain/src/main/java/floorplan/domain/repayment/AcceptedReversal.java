package floorplan.domain.repayment;

import floorplan.domain.credit.MessageId;

/**
 * A wish to take an applied repayment back.
 *
 * @param client who asks
 * @param reason why, 1 to 500 characters
 */
public record AcceptedReversal(String repaymentId, String client, String reason) {
    /** The id of the message that will tell of it. */
    public String messageId() {
        return MessageId.ofReversal(repaymentId).text();
    }
}
