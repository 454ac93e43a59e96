package floorplan.activities.receiptfile;

import java.util.List;

/**
 * Entries that a profile recognizes by the beginning of one of their fields.
 *
 * @param column the field's column
 * @param beginnings the field of such an entry begins with one of these texts; empty if there are no such entries
 */
public record EntryWords(String column, List<String> beginnings) {
    public static final EntryWords NONE = new EntryWords("", List.of());

    /** Copies the list. */
    public EntryWords {
        beginnings = List.copyOf(beginnings);
    }

    boolean mean(LineFields fields) {
        String value = beginnings.isEmpty() ? "" : fields.raw(column);
        return beginnings.stream().anyMatch(value::startsWith);
    }
}
