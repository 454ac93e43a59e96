package floorplan.api.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file, adjusted so that line numbers are those of an editor. The byte order mark is removed, a
 * carriage return without a line feed becomes {@link #LONE_RETURN} instead of ending a line, and bytes that are not
 * UTF-8 become {@link #NOT_UTF_8}. No valid field contains either character.
 */
final class PlainLines extends FilterReader {
    static final char LONE_RETURN = '\u240D';
    static final char NOT_UTF_8 = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PushbackReader characters;

    PlainLines(InputStream bytes) throws IOException {
        this(new PushbackReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE))));
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
