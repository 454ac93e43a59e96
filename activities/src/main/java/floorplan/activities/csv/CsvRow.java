package floorplan.activities.csv;

import java.util.Optional;

/** A record of a CSV file. */
public final class CsvRow {
    private final long line;
    private final String[] values;

    /** @param line the line of the file on which the record begins, from 1 */
    CsvRow(long line, String[] values) {
        this.line = line;
        this.values = values;
    }

    public long line() {
        return line;
    }

    public int size() {
        return values.length;
    }

    public String get(int field) {
        return values[field];
    }

    public String[] values() {
        return values.clone();
    }

    /**
     * The reason to refuse a field that contains a NUL or a carriage return without a line feed; empty if it has
     * neither.
     */
    public static Optional<String> unreadable(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character; save the file as CSV in UTF-8, not in UTF-16");
        }
        if (text.indexOf(PlainLines.LONE_RETURN) >= 0) {
            return Optional.of("has a carriage return without a line feed; lines must end in CRLF or LF");
        }
        return Optional.empty();
    }
}
