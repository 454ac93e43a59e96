package floorplan.activities.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file as they arrive (RFC 4180; lines end in CRLF or LF; empty lines are skipped). Holds one
 * record at a time, however long the file is.
 */
public final class CsvRecords {
    private final RecordLimit characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /**
     * Records whose fields are separated by commas.
     *
     * @param decoded the characters, with or without a byte order mark
     * @throws IOException if the file stops arriving
     */
    public CsvRecords(Reader decoded) throws IOException {
        this(decoded, ',');
    }

    /** Records whose fields are separated by another character. */
    public CsvRecords(Reader decoded, char separator) throws IOException {
        characters = new RecordLimit(new PlainLines(decoded));
        parser = CSVParser.builder()
                .setReader(characters)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(true)
                        .get())
                .get();
        records = parser.iterator();
    }

    /**
     * Returns whether another record follows.
     *
     * @throws MalformedCsv if the records cannot be told apart
     * @throws IOException if the file stops arriving
     */
    public boolean hasNext() throws IOException {
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

    /** The next record; there must be one. */
    public CsvRow next() {
        String[] values = records.next().values();
        return new CsvRow(lineOf(values), values);
    }

    /** The line on which a record begins. The parser only knows the line on which it ends. */
    private long lineOf(String[] values) {
        long line = parser.getCurrentLineNumber();
        for (String value : values) {
            for (int i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) {
                line--;
            }
        }
        return line;
    }
}
