package floorplan.workflows.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * The result of checking a page of marks.
 *
 * @param next the cursor of the next page; null after the last page
 * @param removed the number of deleted marks
 */
public record MarksPage(@Nullable String next, int removed) {}
