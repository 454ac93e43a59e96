package floorplan.store.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param seq the number by which rows of the account schema refer to the import
 * @param lines number of lines received, without the header
 * @param client who sent the file; null in rows older than this column
 * @param finishedAt null until it is over
 */
public record ImportRow(
        long seq,
        String id,
        ImportKind kind,
        ImportStatus status,
        long lines,
        @Nullable String client,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
