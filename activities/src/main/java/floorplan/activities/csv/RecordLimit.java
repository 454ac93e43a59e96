package floorplan.activities.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Bounds the length of one record. Otherwise an unclosed quote would read the rest of the file into memory. */
final class RecordLimit extends FilterReader {
    // Far more than a valid line has, because the parser reads ahead.
    private static final int MOST_CHARACTERS = 64 * 1024;

    private int left = MOST_CHARACTERS;

    RecordLimit(Reader in) {
        super(in);
    }

    /** Resets the limit for the next record. */
    void next() {
        left = MOST_CHARACTERS;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int characters) {
        left -= characters;
        if (left < 0) {
            throw new MalformedCsv("a line is longer than " + MOST_CHARACTERS
                    + " characters: look for a quote that is not closed, or for lines that do not end in CRLF or LF");
        }
    }
}
