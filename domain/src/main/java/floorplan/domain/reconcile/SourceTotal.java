package floorplan.domain.reconcile;

/** Both sides' sums of the movements of one source in one currency, in cents. */
public record SourceTotal(MovementSource source, String currency, long account, long credit) {}
