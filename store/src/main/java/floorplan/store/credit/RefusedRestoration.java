package floorplan.store.credit;

import floorplan.domain.credit.CreditRestoration;

/** A restoration that cannot be carried out as things are, and why: for a person. */
public record RefusedRestoration(CreditRestoration restoration, String reason) {}
