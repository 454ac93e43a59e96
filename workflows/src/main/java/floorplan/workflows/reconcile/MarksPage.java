package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * The result of checking a page of marks.
 *
 * @param next where the next page begins; null after the last page
 */
public record MarksPage(@Nullable String next, int removed) {}
