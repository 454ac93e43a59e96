package floorplan.domain.credit;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.loan.LoanNames;

/** The id of a message about a repayment: the repayment's own id when it was applied, that behind a prefix when it was taken back. */
public record MessageId(MovementKind kind, String repaymentId) {
    public static MessageId ofReversal(String repaymentId) {
        return new MessageId(MovementKind.REVERSAL, repaymentId);
    }

    /** Reads {@link #text}. */
    public static MessageId parse(String text) {
        return parse(
                text.startsWith(prefix(MovementKind.REVERSAL)) ? MovementKind.REVERSAL : MovementKind.RESTORATION,
                text);
    }

    /** Reads {@link #text} of a message whose kind is known. */
    public static MessageId parse(MovementKind kind, String text) {
        return new MessageId(kind, text.substring(prefix(kind).length()));
    }

    /** Whether a message about a repayment can have this id. Other rows of the credit log have ids of more parts, which no message may take from them. */
    public static boolean isPossible(String text) {
        return isOfRepayment(parse(text).repaymentId());
    }

    /** Whether a repayment can have this id. */
    public static boolean isOfRepayment(String repaymentId) {
        return LoanNames.isId(repaymentId) && repaymentId.indexOf(':') < 0;
    }

    public String text() {
        return prefix(kind) + repaymentId;
    }

    /** What all ids of a kind begin with. */
    public static String prefix(MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> "";
            case REVERSAL -> "reversal:";
        };
    }
}
