package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.Names;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.UnreadableMessage;
import org.springframework.amqp.core.Message;

/** Reads what the account side sent. */
public final class CreditMessages {
    private CreditMessages() {}

    /** @throws UnreadableMessage when the message is not what its type says, or of another type */
    public static CreditMovement read(Message message) {
        String type = message.getMessageProperties().getType();
        for (CreditMovement.Kind kind : CreditMovement.Kind.values()) {
            if (CreditMovementJson.type(kind).equals(type == null ? CreditMovementJson.APPLIED : type)) {
                return read(kind, message.getBody());
            }
        }
        throw new UnreadableMessage("of type " + type + ", which this version does not know");
    }

    /** @throws UnreadableMessage when the body is not what it should be */
    public static CreditMovement read(CreditMovement.Kind kind, byte[] body) {
        CreditMovement movement = CreditMovementJson.read(kind, body);
        requireId("repaymentId", movement.repaymentId());
        requireId("loanId", movement.loanId());
        requireId("dealerId", movement.dealerId());
        return movement;
    }

    private static void requireId(String field, String value) {
        if (!Names.isId(value)) {
            throw new UnreadableMessage(field + " " + Names.ID_RULE);
        }
    }
}
