package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.store.message.CreditMovementJson;
import floorplan.store.message.UnreadableMessage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/** Reads what the account side sent. */
public final class CreditMessages {
    /** What fits the log's columns and Temporal's ids. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

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
        if (!isId(value)) {
            throw new UnreadableMessage(field + " is not 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    static boolean isId(@Nullable String value) {
        return value != null && ID.matcher(value).matches();
    }
}
