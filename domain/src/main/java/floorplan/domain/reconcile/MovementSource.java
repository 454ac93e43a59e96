package floorplan.domain.reconcile;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.credit.MessageId;
import floorplan.domain.credit.ReservationId;

/** The sources of credit movements. Each has ids of its own form. */
public enum MovementSource {
    /** Applied repayments, including those that were reversed later. */
    RESTORATIONS(MessageId.prefix(MovementKind.RESTORATION)),
    /** Reversed repayments. */
    REVERSALS(MessageId.prefix(MovementKind.REVERSAL)),
    /** Requested corrections that have changed the principal. */
    CORRECTIONS(MessageId.prefix(MovementKind.CORRECTION)),
    /** New loans, by import and dealer. */
    RESERVATIONS(ReservationId.PREFIX);

    private final String prefix;

    MovementSource(String prefix) {
        this.prefix = prefix;
    }

    /** A text that sorts before all ids of this source. */
    public String beforeFirst() {
        return prefix;
    }

    /** A text that sorts behind all ids of this source, because no id has a tilde. */
    public String behindLast() {
        return prefix + "~";
    }
}
