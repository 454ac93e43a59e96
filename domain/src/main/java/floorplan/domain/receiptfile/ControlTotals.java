package floorplan.domain.receiptfile;

import floorplan.domain.money.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number and total of a file's receipts and of its returns. Like the control sum of ISO 20022, a total adds up amounts
 * irrespective of their currencies.
 *
 * @param receiptCents sum of the receipts' amounts, in hundredths
 * @param returnCents sum of the returns' amounts, in hundredths
 */
public record ControlTotals(long receipts, long receiptCents, long returns, long returnCents) {
    public static final ControlTotals NONE = new ControlTotals(0, 0, 0, 0);

    /** The way to write them, for messages to a person. */
    public static final String RULE = "must be written as receipts=<number>/<total>, returns=<number>/<total>,"
            + " such as receipts=2/1500.00, returns=0/0.00";

    private static final String PART = "%s=(\\d{1,12})/(\\d{1,15})(?:\\.(\\d{1,2}))?";

    private static final Pattern WRITTEN =
            Pattern.compile(PART.formatted("receipts") + "\\s*,\\s*" + PART.formatted("returns"));

    private static final int CENT_DIGITS = 2;

    /**
     * Reads {@code receipts=2/1500.00, returns=0/0.00}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ControlTotals parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        return new ControlTotals(
                Long.parseLong(written.group(1)),
                cents(written.group(2), written.group(3)),
                Long.parseLong(written.group(4)),
                cents(written.group(5), written.group(6)));
    }

    private static long cents(String units, String decimals) {
        String hundredths = decimals == null ? "" : decimals;
        return Long.parseLong(units + hundredths + "0".repeat(CENT_DIGITS - hundredths.length()));
    }

    /**
     * These and one more line.
     *
     * @throws ArithmeticException on overflow
     */
    public ControlTotals plus(ReceiptLine line) {
        long cents = line.amount().cents();
        return switch (line.kind()) {
            case RECEIPT -> new ControlTotals(receipts + 1, Math.addExact(receiptCents, cents), returns, returnCents);
            case RETURN -> new ControlTotals(receipts, receiptCents, returns + 1, Math.addExact(returnCents, cents));
        };
    }

    /** One sentence for each figure in which the file differs from these stated totals; empty if it matches. */
    public List<String> differencesOf(ControlTotals file) {
        List<String> differences = new ArrayList<>();
        if (receipts != file.receipts) {
            differences.add(otherNumber("receipts", file.receipts, receipts));
        }
        if (receiptCents != file.receiptCents) {
            differences.add(differing("receipts", file.receiptCents, receiptCents));
        }
        if (returns != file.returns) {
            differences.add(otherNumber("returns", file.returns, returns));
        }
        if (returnCents != file.returnCents) {
            differences.add(differing("returns", file.returnCents, returnCents));
        }
        return differences;
    }

    private static String otherNumber(String kind, long found, long stated) {
        return "the file's number of " + kind + " is " + found + ", and its control says " + stated;
    }

    private static String differing(String kind, long found, long stated) {
        BigInteger difference = BigInteger.valueOf(found).subtract(BigInteger.valueOf(stated));
        return "the " + kind + " add up to " + Rounding.toUnits(found).toPlainString() + ", and its control says "
                + Rounding.toUnits(stated).toPlainString() + ": a difference of "
                + new BigDecimal(difference, CENT_DIGITS).toPlainString();
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return "receipts=%d/%s, returns=%d/%s"
                .formatted(
                        receipts,
                        Rounding.toUnits(receiptCents).toPlainString(),
                        returns,
                        Rounding.toUnits(returnCents).toPlainString());
    }
}
