package floorplan.domain.reconcile;

/**
 * One movement as one side knows it.
 *
 * @param id the id of its message, or of the import and dealer
 * @param cents the amount, whose meaning depends on the source; below 0 in the cases that
 *     {@link floorplan.domain.credit.CreditMovement} names
 */
public record Movement(String id, String dealerId, String currency, long cents) {}
