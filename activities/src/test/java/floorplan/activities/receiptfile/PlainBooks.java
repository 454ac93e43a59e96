package floorplan.activities.receiptfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of booking receipt files, written down a second time in the plainest way: everything in memory, line by
 * line. It shares no code with the program.
 */
final class PlainBooks {
    private static final int REFERENCE = 0;
    private static final int KIND = 1;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int ORIGINAL = 8;

    /** The content of the first line with each key. */
    private final Map<String, String> keys = new HashMap<>();

    /** The receipts with a reference; the value is true while the receipt is untouched. */
    private final Map<String, Boolean> receipts = new HashMap<>();

    private final List<Line> waiting = new ArrayList<>();
    long cash;

    /** A booked file: the outcome of each line. */
    static final class PlainFile {
        final TreeMap<Long, String> outcomes = new TreeMap<>();
    }

    private record Line(PlainFile file, long number, List<String> fields, String key) {
        long cents() {
            return new BigDecimal(fields.get(AMOUNT)).movePointRight(2).longValueExact();
        }

        String original() {
            return fields.get(ORIGINAL) + " " + cents() + " " + fields.get(CURRENCY);
        }
    }

    /** Books a file whose lines are valid, in the order of the map. */
    PlainFile book(Map<Long, List<String>> lines) {
        PlainFile file = new PlainFile();
        Map<String, Integer> occurrences = new HashMap<>();
        List<Line> all = new ArrayList<>();
        lines.forEach((number, fields) -> all.add(new Line(file, number, fields, key(fields, occurrences))));
        all.stream().filter(line -> line.fields().get(KIND).equals("RECEIPT")).forEach(this::book);
        all.stream().filter(line -> line.fields().get(KIND).equals("RETURN")).forEach(this::book);
        List<Line> retried = List.copyOf(waiting);
        waiting.clear();
        retried.forEach(line -> line.file().outcomes.put(line.number(), carryOut(line)));
        return file;
    }

    private static String key(List<String> fields, Map<String, Integer> occurrences) {
        String reference = fields.get(REFERENCE);
        return reference.isEmpty()
                ? content(fields) + "#" + occurrences.merge(content(fields), 1, Integer::sum)
                : "reference " + reference;
    }

    /** All that a line states; 1.5 and 1.50 are the same amount. */
    private static String content(List<String> fields) {
        List<String> stated = new ArrayList<>(fields);
        stated.set(
                AMOUNT, new BigDecimal(fields.get(AMOUNT)).stripTrailingZeros().toPlainString());
        return stated.toString();
    }

    private void book(Line line) {
        String first = keys.putIfAbsent(line.key(), content(line.fields()));
        line.file().outcomes.put(line.number(), first == null ? carryOut(line) : known(first, line));
    }

    private static String known(String first, Line line) {
        return first.equals(content(line.fields())) ? "DUPLICATE" : "CONFLICT";
    }

    private String carryOut(Line line) {
        if (line.fields().get(KIND).equals("RECEIPT")) {
            cash += line.cents();
            String reference = line.fields().get(REFERENCE);
            if (!reference.isEmpty()) {
                receipts.put(
                        reference + " " + line.cents() + " " + line.fields().get(CURRENCY), true);
            }
            return "BOOKED";
        }
        if (line.fields().get(ORIGINAL).isEmpty()) {
            return "RETURN_UNMATCHED";
        }
        Boolean untouched = receipts.get(line.original());
        if (untouched == null) {
            waiting.add(line);
            return "RETURN_WAITING";
        }
        if (!untouched) {
            return "RETURN_NOT_OPEN";
        }
        cash -= line.cents();
        receipts.put(line.original(), false);
        return "RETURNED";
    }
}
