package floorplan.activities.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * The characters of a file, adjusted so that line numbers are those of an editor. The byte order mark is removed, and a
 * carriage return without a line feed becomes {@link #LONE_RETURN} instead of ending a line. No valid field contains
 * that character.
 */
final class PlainLines extends FilterReader {
    static final char LONE_RETURN = '\u240D';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader characters;

    PlainLines(Reader decoded) throws IOException {
        this(new PushbackReader(decoded));
    }

    private PlainLines(PushbackReader characters) throws IOException {
        super(characters);
        this.characters = characters;
        int first = characters.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            characters.unread(first);
        }
    }

    @Override
    public int read() throws IOException {
        int c = characters.read();
        return c == '\r' && next() != '\n' ? LONE_RETURN : c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = characters.read(buffer, offset, length);
        for (int i = offset; i < offset + n; i++) {
            if (buffer[i] == '\r' && (i + 1 < offset + n ? buffer[i + 1] : next()) != '\n') {
                buffer[i] = LONE_RETURN;
            }
        }
        return n;
    }

    private int next() throws IOException {
        int next = characters.read();
        if (next >= 0) {
            characters.unread(next);
        }
        return next;
    }
}
