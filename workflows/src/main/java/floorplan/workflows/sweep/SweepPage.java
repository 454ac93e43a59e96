package floorplan.workflows.sweep;

import org.jspecify.annotations.Nullable;

/**
 * The result of sweeping a page of items.
 *
 * @param next the position at which the next page begins; null after the last page
 * @param mended the number of items that were mended
 */
public record SweepPage(@Nullable String next, int mended) {}
