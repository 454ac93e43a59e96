package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;

/** A restoration that cannot be carried out as things are, and why: for a person. */
public record RefusedMovement(CreditMovement movement, String reason) {}
