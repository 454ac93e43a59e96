package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;

/** A movement that cannot be carried out at present, and the reason, for a person. */
public record RefusedMovement(CreditMovement movement, String reason) {}
