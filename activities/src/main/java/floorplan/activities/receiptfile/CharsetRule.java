package floorplan.activities.receiptfile;

import floorplan.activities.csv.MalformedCsv;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Decides the charset of a file by rule, never by likelihood: a byte order mark decides; else UTF-8 if the whole file
 * is valid UTF-8; else GB18030 if the whole file is valid GB18030; else the file is refused. A profile may name one of
 * these charsets; a file without a byte order mark must then be valid in it as a whole.
 */
public enum CharsetRule {
    BY_CONTENT,
    UTF_8,
    GB18030;

    private static final int BUFFER = 64 * 1024;
    private static final int MARK = 3;

    private List<Charset> candidates() {
        Charset gb18030 = Charset.forName("GB18030");
        return switch (this) {
            case BY_CONTENT -> List.of(StandardCharsets.UTF_8, gb18030);
            case UTF_8 -> List.of(StandardCharsets.UTF_8);
            case GB18030 -> List.of(gb18030);
        };
    }

    /**
     * Decides the charset of a file. Reads the whole file once for each charset that it tries.
     *
     * @throws MalformedCsv if the file is not valid in the charset of its byte order mark or, without one, in any of
     *     the charsets that this rule allows
     */
    Charset of(FileBytes bytes) throws IOException {
        Optional<Charset> marked = marked(bytes);
        if (marked.isPresent()) {
            Optional<String> problem = problem(bytes, marked.get());
            if (problem.isPresent()) {
                throw new MalformedCsv(
                        "the file begins with the byte order mark of " + name(marked.get()) + ", but " + problem.get());
            }
            return marked.get();
        }
        StringBuilder problems = new StringBuilder();
        for (Charset candidate : candidates()) {
            Optional<String> problem = problem(bytes, candidate);
            if (problem.isEmpty()) {
                return candidate;
            }
            problems.append(problems.isEmpty() ? "" : "; ").append(problem.get());
        }
        throw new MalformedCsv(problems + ". Save the file as CSV in UTF-8");
    }

    /** The characters of a file in a charset that {@link #of} has returned. */
    static Reader decoded(FileBytes bytes, Charset charset) {
        return new InputStreamReader(bytes.open(), strict(charset));
    }

    private static Optional<Charset> marked(FileBytes bytes) throws IOException {
        try (InputStream file = bytes.open()) {
            byte[] first = file.readNBytes(MARK);
            if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
                return Optional.of(StandardCharsets.UTF_8);
            }
            return startsWith(first, 0xFE, 0xFF) || startsWith(first, 0xFF, 0xFE)
                    ? Optional.of(StandardCharsets.UTF_16)
                    : Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first reason for which the file is not in the charset; empty if the whole file is. */
    private static Optional<String> problem(FileBytes bytes, Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (InputStream file = new BufferedInputStream(bytes.open(), BUFFER)) {
            boolean end = false;
            while (!end) {
                int read = file.read(in.array(), in.position(), in.remaining());
                end = read < 0;
                in.position(in.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(in, out, end);
                while (result.isOverflow()) {
                    line += lineFeeds(out.flip());
                    out.clear();
                    result = decoder.decode(in, out, end);
                }
                line += lineFeeds(out.flip());
                out.clear();
                if (result.isError()) {
                    return Optional.of("line " + line + " is not in " + name(charset));
                }
                in.compact();
            }
        }
        return Optional.empty();
    }

    private static long lineFeeds(CharBuffer characters) {
        long lineFeeds = 0;
        while (characters.hasRemaining()) {
            lineFeeds += characters.get() == '\n' ? 1 : 0;
        }
        return lineFeeds;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static String name(Charset charset) {
        return charset.name();
    }
}
