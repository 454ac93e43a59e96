package floorplan.workflows.sweep;

import org.jspecify.annotations.Nullable;

/**
 * What came of some items.
 *
 * @param next where the next ones begin; null after the last ones
 * @param mended how many of them needed a hand
 */
public record SweepPage(@Nullable String next, int mended) {}
