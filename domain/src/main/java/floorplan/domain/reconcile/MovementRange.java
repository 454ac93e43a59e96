package floorplan.domain.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * Movements by the order of their ids.
 *
 * @param after excluded; empty to begin with the first
 * @param through included; null to end with the last
 */
public record MovementRange(
        MovementSource source, String after, @Nullable String through) {}
