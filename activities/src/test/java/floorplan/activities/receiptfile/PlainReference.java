package floorplan.activities.receiptfile;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A second implementation of the rules of Floorplan's own format of receipt files. It reads the whole file into memory
 * and shares no code with {@link OwnCsv}, so both rarely make the same mistake.
 */
final class PlainReference {
    private static final List<String> HEADER = Arrays.asList(
            "bank_reference",
            "kind",
            "value_date",
            "amount",
            "currency",
            "payer",
            "loan_id",
            "vin",
            "original_reference",
            "text");
    private static final int LONGEST_RECORD = 64 * 1024;

    /** Cents by line, below zero for a return. */
    final TreeMap<Long, Long> accepted = new TreeMap<>();

    /** The fields of the same lines. */
    final TreeMap<Long, List<String>> fields = new TreeMap<>();

    /** {@code line column}, for each refused field. */
    final TreeSet<String> refused = new TreeSet<>();

    boolean malformed;

    static PlainReference of(byte[] file) {
        PlainReference reference = new PlainReference();
        try {
            reference.read(text(file));
        } catch (CharacterCodingException | IllegalStateException e) {
            reference.malformed = true;
        }
        return reference;
    }

    private static String text(byte[] file) throws CharacterCodingException {
        if (file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF) {
            return decoded(file, StandardCharsets.UTF_8).substring(1);
        }
        if (file.length >= 2 && (file[0] & file[1] & 0xFE) == 0xFE && file[0] != file[1]) {
            return decoded(file, StandardCharsets.UTF_16);
        }
        try {
            return decoded(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return decoded(file, Charset.forName("GB18030"));
        }
    }

    private static String decoded(byte[] file, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }

    private void read(String text) {
        List<List<String>> records = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        split(text, records, lines);
        if (records.isEmpty() || !records.getFirst().equals(HEADER)) {
            malformed = true;
            return;
        }
        for (int i = 1; i < records.size(); i++) {
            check(lines.get(i), records.get(i));
        }
    }

    /** Divides the text into records: fields in quotes may hold separators, doubled quotes and line feeds. */
    private static void split(String text, List<List<String>> records, List<Long> lines) {
        long line = 1;
        int at = 0;
        while (at < text.length()) {
            int begin = at;
            long began = line;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder field = new StringBuilder();
                boolean quoted = at < text.length() && text.charAt(at) == '"';
                if (quoted) {
                    at++;
                    while (true) {
                        if (at >= text.length()) {
                            throw new IllegalStateException("a quote that is not closed");
                        }
                        char c = text.charAt(at++);
                        if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                            field.append('"');
                            at++;
                        } else if (c == '"') {
                            break;
                        } else {
                            line += c == '\n' ? 1 : 0;
                            field.append(c);
                        }
                    }
                    // Blanks behind a closing quote are no part of the field.
                    while (at < text.length() && text.charAt(at) != ',' && !endsAt(text, at)) {
                        char blank = text.charAt(at++);
                        // A carriage return without its line feed is an error.
                        if (blank == '\r' || !Character.isWhitespace(blank)) {
                            throw new IllegalStateException("a character behind a quote");
                        }
                    }
                }
                while (!quoted && at < text.length() && text.charAt(at) != ',' && !endsAt(text, at)) {
                    field.append(text.charAt(at++));
                }
                fields.add(field.toString());
                more = at < text.length() && text.charAt(at) == ',';
                at += more ? 1 : 0;
            }
            if (at - begin > LONGEST_RECORD) {
                throw new IllegalStateException("too long");
            }
            boolean empty = at == begin;
            if (at < text.length()) {
                at += text.charAt(at) == '\r' ? 2 : 1;
                line++;
            }
            if (!empty) {
                records.add(fields);
                lines.add(began);
            }
        }
    }

    private static boolean endsAt(String text, int at) {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private void check(long line, List<String> fields) {
        int before = refused.size();
        if (fields.size() != HEADER.size()) {
            refused.add(line + " ");
            return;
        }
        require(line, 0, isText(fields.get(0), 64));
        require(line, 1, fields.get(1).equals("RECEIPT") || fields.get(1).equals("RETURN"));
        require(line, 2, isDate(fields.get(2)));
        boolean amount = Pattern.matches("[0-9]{1,12}([.][0-9]{1,2})?", fields.get(3))
                && new BigDecimal(fields.get(3)).signum() > 0;
        require(line, 3, amount);
        require(line, 4, List.of("CNY", "USD", "EUR").contains(fields.get(4)));
        require(line, 5, List.of("", "DEALER", "MANUFACTURER").contains(fields.get(5)));
        require(line, 6, Pattern.matches("[A-Za-z0-9._:-]{0,64}", fields.get(6)));
        require(line, 7, isText(fields.get(7), 32));
        require(line, 8, isText(fields.get(8), 64));
        require(line, 9, isText(fields.get(9), 500));
        if (refused.size() == before) {
            long cents = new BigDecimal(fields.get(3)).movePointRight(2).longValueExact();
            accepted.put(line, fields.get(1).equals("RETURN") ? -cents : cents);
            this.fields.put(line, fields);
        }
    }

    private void require(long line, int column, boolean valid) {
        if (!valid) {
            refused.add(line + " " + HEADER.get(column));
        }
    }

    /** No control characters but tabs and line ends; a carriage return stands before a line feed only. */
    private static boolean isText(String text, int most) {
        return text.length() <= most && Pattern.matches("(?s)(\\r\\n|[\\n\\t]|[^\\x00-\\x1F\\x7F-\\x9F])*", text);
    }

    private static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return text.length() == 10 && year >= 1900 && year <= 2999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
