package floorplan.api.imports;

import floorplan.domain.imports.LineReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as it arrives (RFC 4180; UTF-8, with or without a byte order mark; lines end in CRLF or LF). Holds one
 * line at a time, however long the file is.
 */
final class CsvFile<T> {
    private final LineFormat<T> format;
    private final RecordLimit characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /** Receives the lines in their order. */
    interface LineReceiver<T> {
        void good(long line, T value) throws IOException;

        /** @param wrong at least one */
        void bad(List<LineReason> wrong);
    }

    /**
     * Reads the file's first line.
     *
     * @throws MalformedCsv if it does not name the format's columns
     * @throws IOException if the file stops arriving
     */
    CsvFile(InputStream body, LineFormat<T> format) throws IOException {
        this.format = format;
        characters = new RecordLimit(new PlainLines(body));
        parser = CSVParser.builder()
                .setReader(characters)
                .setFormat(CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())
                .get();
        records = parser.iterator();
        requireHeader();
    }

    /**
     * Reads all other lines.
     *
     * @throws MalformedCsv if the lines cannot be told apart
     * @throws IOException if the file stops arriving
     */
    void read(LineReceiver<T> lines) throws IOException {
        while (hasNext()) {
            read(records.next(), lines);
        }
    }

    private void read(CSVRecord row, LineReceiver<T> lines) throws IOException {
        long line = lineOf(row);
        Optional<LineReason> unreadable = unreadable(row, line);
        if (unreadable.isPresent()) {
            lines.bad(List.of(unreadable.get()));
            return;
        }
        int width = format.columns().size();
        if (row.size() != width) {
            lines.bad(List.of(new LineReason(line, "", "has " + row.size() + " fields instead of " + width)));
            return;
        }
        Fields fields = new Fields(line, format.columns(), row.values());
        Optional<T> value = valid(fields);
        if (value.isPresent()) {
            lines.good(line, value.get());
        } else {
            lines.bad(fields.wrong());
        }
    }

    /**
     * The reason against a line with a character that no program writes into a field. Checked before the rules of the
     * fields, which would not name the character.
     */
    private Optional<LineReason> unreadable(CSVRecord row, long line) {
        for (int i = 0; i < row.size(); i++) {
            Optional<String> reason = unreadable(row.get(i));
            if (reason.isPresent()) {
                String column = i < format.columns().size() ? format.columns().get(i) : "";
                return Optional.of(new LineReason(line, column, reason.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unreadable(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character; save the file as CSV in UTF-8, not in UTF-16");
        }
        if (text.indexOf(PlainLines.LONE_RETURN) >= 0) {
            return Optional.of("has a carriage return without a line feed; lines must end in CRLF or LF");
        }
        if (text.indexOf(PlainLines.NOT_UTF_8) >= 0) {
            return Optional.of("is not in UTF-8; save the file as CSV in UTF-8, not in GB18030 or another encoding");
        }
        return Optional.empty();
    }

    private Optional<T> valid(Fields fields) {
        try {
            T value = format.read(fields);
            return fields.wrong().isEmpty() ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // The placeholder for an invalid field may break a cross-field rule. The field error is already recorded.
            if (fields.wrong().isEmpty()) {
                fields.breaks(String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private boolean hasNext() throws IOException {
        try {
            characters.next();
            return records.hasNext();
        } catch (UncheckedIOException e) {
            IOException failure = Objects.requireNonNull(e.getCause());
            if (failure instanceof CSVException) {
                throw new MalformedCsv("after line " + parser.getCurrentLineNumber() + ": " + failure.getMessage());
            }
            throw failure;
        }
    }

    private void requireHeader() throws IOException {
        List<String> columns = format.columns();
        if (!hasNext()) {
            throw new MalformedCsv("the file is empty; its first line must be " + String.join(",", columns));
        }
        CSVRecord header = records.next();
        unreadable(header, lineOf(header)).ifPresent(wrong -> {
            throw new MalformedCsv("line " + wrong.line() + " " + wrong.reason());
        });
        String[] names = header.values();
        for (int i = 0; i < Math.max(names.length, columns.size()); i++) {
            String name = i >= names.length ? "missing" : names[i].isEmpty() ? "empty" : names[i];
            String column = i < columns.size() ? columns.get(i) : "absent";
            if (!name.equals(column)) {
                throw new MalformedCsv("column " + (i + 1) + " of the first line must be " + column + ", not " + name
                        + "; the line must be " + String.join(",", columns));
            }
        }
    }

    /** The line on which a record begins. The parser only knows the line on which it ends. */
    private long lineOf(CSVRecord row) {
        long line = parser.getCurrentLineNumber();
        for (String value : row.values()) {
            for (int i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) {
                line--;
            }
        }
        return line;
    }
}
