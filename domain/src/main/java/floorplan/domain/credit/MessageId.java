package floorplan.domain.credit;

import floorplan.domain.credit.CreditMovement.Kind;
import floorplan.domain.loan.Names;

/** The id of a message about a repayment: the repayment's own id when it was applied, that behind a prefix when it was taken back. */
public record MessageId(Kind kind, String repaymentId) {
    public static MessageId ofReversal(String repaymentId) {
        return new MessageId(Kind.REVERSAL, repaymentId);
    }

    /** Reads {@link #text}. */
    public static MessageId parse(String text) {
        return parse(text.startsWith(prefix(Kind.REVERSAL)) ? Kind.REVERSAL : Kind.RESTORATION, text);
    }

    /** Reads {@link #text} of a message whose kind is known. */
    public static MessageId parse(Kind kind, String text) {
        return new MessageId(kind, text.substring(prefix(kind).length()));
    }

    /** Whether a message about a repayment can have this id. Other rows of the credit log have ids of more parts, which no message may take from them. */
    public static boolean isPossible(String text) {
        return isOfRepayment(parse(text).repaymentId());
    }

    /** Whether a repayment can have this id. */
    public static boolean isOfRepayment(String repaymentId) {
        return Names.isId(repaymentId) && repaymentId.indexOf(':') < 0;
    }

    public String text() {
        return prefix(kind) + repaymentId;
    }

    /** What all ids of a kind begin with. */
    public static String prefix(Kind kind) {
        return switch (kind) {
            case RESTORATION -> "";
            case REVERSAL -> "reversal:";
        };
    }
}
