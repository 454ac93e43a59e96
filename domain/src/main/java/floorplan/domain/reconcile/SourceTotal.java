package floorplan.domain.reconcile;

/** Both sides' sums of what moves credit in one currency, in cents. */
public record SourceTotal(MovementSource source, String currency, long account, long credit) {}
