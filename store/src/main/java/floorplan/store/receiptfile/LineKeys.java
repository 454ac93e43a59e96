package floorplan.store.receiptfile;

import floorplan.store.database.AccountDatabase;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The keys of the lines of all files. A key belongs to the line that claimed it first. */
public final class LineKeys {
    private final AccountDatabase database;

    public LineKeys(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A line with its key.
     *
     * @param content hash of all that the line states
     */
    public record KeyedLine(String key, long fileSeq, long line, String content) {
        public boolean isSameLineAs(KeyedLine other) {
            return fileSeq == other.fileSeq && line == other.line;
        }
    }

    /**
     * Claims the keys of lines. Must run in the transaction that books them. Waits for a transaction that is about to
     * claim one of the keys. Keys are claimed in their order, so two transactions never deadlock.
     *
     * @return the line that claimed each key first, by key
     */
    public Map<String, KeyedLine> claim(Collection<KeyedLine> lines) {
        database.batch(
                "INSERT IGNORE INTO receipt_line_key (line_key, file_seq, line, content) VALUES (?, ?, ?, ?)",
                lines.stream()
                        .sorted(Comparator.comparing(KeyedLine::key).thenComparingLong(KeyedLine::line))
                        .map(line -> new Object[] {line.key(), line.fileSeq(), line.line(), line.content()})
                        .toList());
        return owners(lines.stream().map(KeyedLine::key).toList());
    }

    /** The keys among these that are claimed. */
    public Set<String> known(Collection<String> keys) {
        return owners(keys).keySet();
    }

    private Map<String, KeyedLine> owners(Collection<String> keys) {
        Map<String, KeyedLine> owners = new HashMap<>();
        if (!keys.isEmpty()) {
            database.sql("SELECT line_key, file_seq, line, content FROM receipt_line_key WHERE line_key IN (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        String key = Objects.requireNonNull(row.getString("line_key"));
                        owners.put(
                                key,
                                new KeyedLine(
                                        key, row.getLong("file_seq"), row.getLong("line"), row.getString("content")));
                    });
        }
        return owners;
    }
}
