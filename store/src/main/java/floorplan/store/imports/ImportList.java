package floorplan.store.imports;

import floorplan.domain.imports.ImportKind;
import floorplan.domain.imports.ImportStatus;
import floorplan.store.database.AccountDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports, newest first. */
public final class ImportList {
    private final AccountDatabase database;

    public ImportList(AccountDatabase database) {
        this.database = database;
    }

    /**
     * An import with the number of recorded reasons for its refusal.
     *
     * @param reasons 0 for a completed import
     */
    public record ListedImport(ImportRow row, long reasons) {}

    /**
     * The newest {@code limit} imports that are older than a given one.
     *
     * @param statuses the statuses to include
     * @param beforeSeq number of the given import
     * @throws floorplan.store.database.QueryTooSlow if the query exceeds the session's time limit
     */
    public List<ListedImport> list(@Nullable ImportKind kind, List<ImportStatus> statuses, long beforeSeq, int limit) {
        return database.broad(() -> database.sql("""
                        SELECT i.*, (SELECT COUNT(*) FROM import_reason r WHERE r.import_seq = i.seq) AS reasons
                        FROM import i WHERE i.seq < :before AND i.kind IN (:kinds) AND i.status IN (:statuses)
                        ORDER BY i.seq DESC LIMIT :limit
                        """)
                .param("before", beforeSeq)
                .param("kinds", names(kind == null ? List.of(ImportKind.values()) : List.of(kind)))
                .param("statuses", names(statuses))
                .param("limit", limit)
                .query((row, n) -> new ListedImport(Imports.read(row, n), row.getLong("reasons")))
                .list());
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
