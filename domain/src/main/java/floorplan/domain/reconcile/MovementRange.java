package floorplan.domain.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * A range of movements, ordered by id.
 *
 * @param after the id behind which the range begins; empty to begin with the first movement
 * @param through the last id of the range; null to end with the last movement
 */
public record MovementRange(
        MovementSource source, String after, @Nullable String through) {}
