package floorplan.workflows.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.imports.ImportKind;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived whole and is staged.
 *
 * @param importId 32 characters
 * @param lines how many lines were staged
 * @param by who sent the file; not written while it is null, as in the histories that are older than it
 */
public record ImportRequest(
        String importId,
        ImportKind kind,
        long lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {}
