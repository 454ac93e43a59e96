package floorplan.domain.credit;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.loan.LoanNames;

/**
 * The id of a message about a repayment. The message of an applied repayment has the repayment's id; the message of a
 * reversal has the same id behind a prefix.
 */
public record MessageId(MovementKind kind, String repaymentId) {
    public static MessageId ofReversal(String repaymentId) {
        return new MessageId(MovementKind.REVERSAL, repaymentId);
    }

    /** Parses {@link #text}. */
    public static MessageId parse(String text) {
        return parse(
                text.startsWith(prefix(MovementKind.REVERSAL)) ? MovementKind.REVERSAL : MovementKind.RESTORATION,
                text);
    }

    /** Parses {@link #text} of a message whose kind is known. */
    public static MessageId parse(MovementKind kind, String text) {
        return new MessageId(kind, text.substring(prefix(kind).length()));
    }

    /**
     * True if a message about a repayment can have this id. Other rows of the credit log have ids of more parts; no
     * message may use those.
     */
    public static boolean isPossible(String text) {
        return isOfRepayment(parse(text).repaymentId());
    }

    /** True if a repayment can have this id. */
    public static boolean isOfRepayment(String repaymentId) {
        return LoanNames.isId(repaymentId) && repaymentId.indexOf(':') < 0;
    }

    public String text() {
        return prefix(kind) + repaymentId;
    }

    /** The prefix of all ids of a kind. */
    public static String prefix(MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> "";
            case REVERSAL -> "reversal:";
        };
    }
}
