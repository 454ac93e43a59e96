package floorplan.workflows.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.imports.ImportKind;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived whole and is staged.
 *
 * @param importId 32 characters
 * @param lines the number of staged lines
 * @param by the client that sent the file; null in histories that are older than this component, and then not written
 */
public record ImportRequest(
        String importId,
        ImportKind kind,
        long lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {}
