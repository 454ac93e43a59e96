package floorplan.store.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param seq what rows of the account schema refer to it by
 * @param lines how many lines have arrived, without the header
 * @param client who sent the file; null in rows that are older than this
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
