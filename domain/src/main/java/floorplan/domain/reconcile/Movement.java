package floorplan.domain.reconcile;

/**
 * One movement as one side knows it.
 *
 * @param id the id of its message, or of the import and dealer
 * @param cents the amount, below 0 only of a correction that uses credit again; its meaning depends on the source
 */
public record Movement(String id, String dealerId, String currency, long cents) {}
