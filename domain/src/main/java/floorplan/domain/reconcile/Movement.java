package floorplan.domain.reconcile;

/**
 * One movement as one side knows it.
 *
 * @param id of its message, or of the import and dealer
 * @param cents not below 0: what it means is its source's
 */
public record Movement(String id, String dealerId, String currency, long cents) {}
