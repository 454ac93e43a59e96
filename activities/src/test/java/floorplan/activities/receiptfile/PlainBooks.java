package floorplan.activities.receiptfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of booking and applying receipt files, written down a second time in the plainest way: everything in
 * memory, line by line. It shares no code with the program.
 */
final class PlainBooks {
    private static final int REFERENCE = 0;
    private static final int KIND = 1;
    private static final int DATE = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int LOAN = 6;
    private static final int ORIGINAL = 8;

    /** The content of the first line with each key. */
    private final Map<String, String> keys = new HashMap<>();

    /** Receipts by key. */
    private final Map<String, Receipt> receipts = new HashMap<>();

    private final List<Line> waiting = new ArrayList<>();
    final Map<String, PlainLoan> loans = new TreeMap<>();
    long cash;

    /** A booked file: the outcome of each line. */
    static final class PlainFile {
        final TreeMap<Long, String> outcomes = new TreeMap<>();
    }

    private static final class Receipt {
        private final long cents;
        private final String currency;
        private long open;
        private boolean gone;

        @Nullable
        private PlainLoan payer;

        Receipt(Line line) {
            cents = line.cents();
            currency = line.fields().get(CURRENCY);
            open = cents;
        }
    }

    private record Line(PlainFile file, long number, List<String> fields, String key) {
        long cents() {
            return new BigDecimal(fields.get(AMOUNT)).movePointRight(2).longValueExact();
        }

        boolean isReceipt() {
            return fields.get(KIND).equals("RECEIPT");
        }

        void end(String outcome) {
            file.outcomes.put(number, outcome);
        }
    }

    /** Books a file whose lines are valid, in the order of the map. */
    PlainFile book(Map<Long, List<String>> lines) {
        PlainFile file = new PlainFile();
        Map<String, Integer> occurrences = new HashMap<>();
        List<Line> all = new ArrayList<>();
        lines.forEach((number, fields) -> all.add(new Line(file, number, fields, key(fields, occurrences))));
        List<Line> booked = new ArrayList<>();
        all.stream().filter(Line::isReceipt).filter(this::isFirst).forEach(line -> {
            cash += line.cents();
            receipts.put(line.key(), new Receipt(line));
            booked.add(line);
        });
        all.stream().filter(line -> !line.isReceipt()).filter(this::isFirst).forEach(this::giveBack);
        List<Line> retried = List.copyOf(waiting);
        waiting.clear();
        retried.forEach(this::giveBack);
        booked.forEach(this::apply);
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

    private boolean isFirst(Line line) {
        String first = keys.putIfAbsent(line.key(), content(line.fields()));
        if (first != null) {
            line.end(first.equals(content(line.fields())) ? "DUPLICATE" : "CONFLICT");
        }
        return first == null;
    }

    private void giveBack(Line line) {
        String original = line.fields().get(ORIGINAL);
        Receipt receipt = receipts.get("reference " + original);
        if (original.isEmpty()) {
            line.end("RETURN_UNMATCHED");
        } else if (receipt == null
                || receipt.cents != line.cents()
                || !receipt.currency.equals(line.fields().get(CURRENCY))) {
            waiting.add(line);
            line.end("RETURN_WAITING");
        } else if (receipt.gone) {
            line.end("RETURN_NOT_OPEN");
        } else {
            takeBack(line, receipt, "reference " + original);
        }
    }

    private void takeBack(Line line, Receipt receipt, String key) {
        cash -= line.cents();
        receipt.gone = true;
        receipt.open = 0;
        PlainLoan payer = receipt.payer;
        if (payer == null) {
            line.end("RETURNED");
        } else {
            payer.bounce(key);
            line.end("REVERSED");
        }
    }

    private void apply(Line line) {
        Receipt receipt = Objects.requireNonNull(receipts.get(line.key()));
        PlainLoan loan = loans.get(line.fields().get(LOAN));
        if (receipt.gone) {
            line.end("USED_OTHERWISE");
        } else if (loan == null) {
            line.end("UNMATCHED");
        } else {
            long taken = loan.pay(line.key(), LocalDate.parse(line.fields().get(DATE)), line.cents());
            receipt.open -= taken;
            receipt.payer = taken > 0 ? loan : null;
            line.end(taken == 0 ? "NOT_APPLIED" : receipt.open == 0 ? "APPLIED" : "PARTLY_APPLIED");
        }
    }

    /** All that no loan takes: open receipts, and surpluses of repayments. */
    long unapplied() {
        return receipts.values().stream().mapToLong(receipt -> receipt.open).sum()
                + loans.values().stream()
                        .flatMap(loan -> loan.now().surplus.values().stream())
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
