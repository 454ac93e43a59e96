package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * What came of some marks.
 *
 * @param next where the next ones begin; null after the last ones
 */
public record MarksPage(@Nullable String next, int removed) {}
