package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.domain.loan.LoanNames;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.UnreadableMessage;
import org.springframework.amqp.core.Message;

/** Reads the messages of the account side. */
public final class CreditMessages {
    /** In bytes. The account side's messages are far shorter. */
    private static final int LONGEST_BODY = 64 << 10;

    private static final int EARLIEST_YEAR = 1000;
    private static final int LATEST_YEAR = 9999;

    /**
     * Ten thousand billion currency units. No repayment or correction is as large, and sums of thousands of such
     * amounts fit a {@code long}.
     */
    private static final long LARGEST_CENTS = 1_000_000_000_000_000L;

    private CreditMessages() {}

    /** @throws UnreadableMessage if the message is of an unknown type, or its body does not fit its type */
    public static CreditMovement read(Message message) {
        String type = message.getMessageProperties().getType();
        for (CreditMovement.MovementKind kind : CreditMovement.MovementKind.values()) {
            if (CreditMovementJson.type(kind).equals(type == null ? CreditMovementJson.APPLIED : type)) {
                return read(kind, message.getBody());
            }
        }
        throw new UnreadableMessage("the message is of type " + type + ", which this version does not know");
    }

    /** @throws UnreadableMessage if the body does not fit the kind */
    public static CreditMovement read(CreditMovement.MovementKind kind, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new UnreadableMessage(
                    "the message has " + body.length + " bytes; at most " + LONGEST_BODY + " are allowed");
        }
        CreditMovement movement = CreditMovementJson.read(kind, body);
        if (!MessageId.isOfSource(movement.sourceId())) {
            throw new UnreadableMessage(
                    CreditMovementJson.sourceField(kind) + " must be 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        requireId("loanId", movement.loanId());
        requireId("dealerId", movement.dealerId());
        if (Math.abs(movement.principal().cents()) > LARGEST_CENTS) {
            throw new UnreadableMessage("principal is more than a repayment or correction can have");
        }
        int year = movement.valueDate().getYear();
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw new UnreadableMessage("valueDate is of the year " + year + ", which the database cannot hold");
        }
        return movement;
    }

    private static void requireId(String field, String value) {
        if (!LoanNames.isId(value)) {
            throw new UnreadableMessage(field + " " + LoanNames.ID_RULE);
        }
    }
}
