package floorplan.api.imports;

import floorplan.activities.csv.CsvRecords;
import floorplan.activities.csv.CsvRow;
import floorplan.activities.csv.MalformedCsv;
import floorplan.domain.imports.LineReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file as it arrives (RFC 4180; UTF-8, with or without a byte order mark; lines end in CRLF or LF). Holds one
 * line at a time, however long the file is.
 */
final class CsvFile<T> {
    /** Stands for bytes that are not UTF-8. No valid field contains it. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final LineFormat<T> format;
    private final CsvRecords records;

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
        records = new CsvRecords(decoded(body));
        requireHeader();
    }

    private static Reader decoded(InputStream body) {
        return new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /**
     * Reads all other lines.
     *
     * @throws MalformedCsv if the lines cannot be told apart
     * @throws IOException if the file stops arriving
     */
    void read(LineReceiver<T> lines) throws IOException {
        while (records.hasNext()) {
            read(records.next(), lines);
        }
    }

    private void read(CsvRow row, LineReceiver<T> lines) throws IOException {
        long line = row.line();
        Optional<LineReason> unreadable = unreadable(row);
        if (unreadable.isPresent()) {
            lines.bad(List.of(unreadable.get()));
            return;
        }
        int width = format.columns().size();
        if (row.size() != width) {
            lines.bad(List.of(new LineReason(line, "", "must have " + width + " fields, not " + row.size())));
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
    private Optional<LineReason> unreadable(CsvRow row) {
        for (int i = 0; i < row.size(); i++) {
            Optional<String> reason = unreadable(row.get(i));
            if (reason.isPresent()) {
                String column = i < format.columns().size() ? format.columns().get(i) : "";
                return Optional.of(new LineReason(row.line(), column, reason.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unreadable(String text) {
        return CsvRow.unreadable(text)
                .or(() -> text.indexOf(NOT_UTF_8) < 0
                        ? Optional.empty()
                        : Optional.of(
                                "is not in UTF-8; save the file as CSV in UTF-8, not in GB18030 or another encoding"));
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

    private void requireHeader() throws IOException {
        List<String> columns = format.columns();
        if (!records.hasNext()) {
            throw new MalformedCsv("the file is empty; its first line must be " + String.join(",", columns));
        }
        CsvRow header = records.next();
        unreadable(header).ifPresent(wrong -> {
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
}
