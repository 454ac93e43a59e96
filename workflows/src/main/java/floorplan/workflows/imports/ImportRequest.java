package floorplan.workflows.imports;

import floorplan.domain.imports.ImportKind;

/**
 * A file that has arrived whole and is staged.
 *
 * @param importId 32 characters
 * @param lines how many lines were staged
 */
public record ImportRequest(String importId, ImportKind kind, long lines) {}
