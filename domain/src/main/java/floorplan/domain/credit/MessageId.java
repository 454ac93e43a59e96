package floorplan.domain.credit;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.loan.LoanNames;

/**
 * The id of a message to the credit side. The message of an applied repayment has the repayment's id; the message of a
 * reversal has the same id behind a prefix. The message of a correction has the request's id behind another prefix.
 *
 * @param sourceId the id of the repayment, or of the correction request
 */
public record MessageId(MovementKind kind, String sourceId) {
    public static MessageId ofReversal(String repaymentId) {
        return new MessageId(MovementKind.REVERSAL, repaymentId);
    }

    public static MessageId ofCorrection(String requestId) {
        return new MessageId(MovementKind.CORRECTION, requestId);
    }

    /** Parses {@link #text}. */
    public static MessageId parse(String text) {
        return parse(kind(text), text);
    }

    private static MovementKind kind(String text) {
        if (text.startsWith(prefix(MovementKind.REVERSAL))) {
            return MovementKind.REVERSAL;
        }
        return text.startsWith(prefix(MovementKind.CORRECTION)) ? MovementKind.CORRECTION : MovementKind.RESTORATION;
    }

    /** Parses {@link #text} of a message whose kind is known. */
    public static MessageId parse(MovementKind kind, String text) {
        return new MessageId(kind, text.substring(prefix(kind).length()));
    }

    /**
     * True if a message to the credit side can have this id. Other rows of the credit log have ids of more parts; no
     * message may use those.
     */
    public static boolean isPossible(String text) {
        return isOfSource(parse(text).sourceId());
    }

    /** True if a repayment or a correction request can have this id. */
    public static boolean isOfSource(String sourceId) {
        return LoanNames.isId(sourceId) && sourceId.indexOf(':') < 0;
    }

    public String text() {
        return prefix(kind) + sourceId;
    }

    /** The prefix of all ids of a kind. */
    public static String prefix(MovementKind kind) {
        return switch (kind) {
            case RESTORATION -> "";
            case REVERSAL -> "reversal:";
            case CORRECTION -> "correction:";
        };
    }
}
