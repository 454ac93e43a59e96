package floorplan.activities.receiptfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exact grammar of a bank's amounts. It has no exponents and no currencies, and no blanks except as thousands
 * separators.
 */
public final class AmountFormat {
    private static final Set<Character> DECIMAL_SEPARATORS = Set.of('.', ',');
    private static final Set<Character> THOUSANDS_SEPARATORS = Set.of('.', ',', '\'', ' ', '\u00A0', '\u202F');
    private static final int MOST_DECIMALS = 6;
    private static final int CENT_DECIMALS = 2;
    private static final int FULL_WIDTH = '\uFF10' - '0';

    /** {@code 1234.50}: a point, no thousands separator, at most two decimals. */
    public static final AmountFormat PLAIN = new AmountFormat('.', null, 2, false);

    private final char decimalSeparator;
    private final @Nullable Character thousandsSeparator;
    private final int decimals;
    private final boolean fullWidth;
    private final Pattern unsigned;

    /**
     * Checks the parts.
     *
     * @param thousandsSeparator null for none; an amount may also leave it out
     * @param decimals the most decimals, 0 to 6; decimals behind the second must be zeros
     * @param fullWidth true if full-width digits, points, commas and signs stand for those of ASCII
     * @throws IllegalArgumentException saying which part is wrong
     */
    public AmountFormat(
            char decimalSeparator, @Nullable Character thousandsSeparator, int decimals, boolean fullWidth) {
        if (!DECIMAL_SEPARATORS.contains(decimalSeparator)) {
            throw new IllegalArgumentException("the decimal separator must be a point or a comma");
        }
        if (thousandsSeparator != null
                && (thousandsSeparator == decimalSeparator || !THOUSANDS_SEPARATORS.contains(thousandsSeparator))) {
            throw new IllegalArgumentException(
                    "the thousands separator must be a point, comma, apostrophe or blank, and differ from the decimal separator");
        }
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("the number of decimals must be 0 to " + MOST_DECIMALS);
        }
        this.decimalSeparator = decimalSeparator;
        this.thousandsSeparator = thousandsSeparator;
        this.decimals = decimals;
        this.fullWidth = fullWidth;
        String grouped = thousandsSeparator == null
                ? ""
                : "|\\d{1,3}(?:" + Pattern.quote(thousandsSeparator.toString()) + "\\d{3}){1,3}";
        String fraction =
                decimals == 0 ? "" : "(?:" + Pattern.quote("" + decimalSeparator) + "\\d{1," + decimals + "})?";
        this.unsigned = Pattern.compile("(?:\\d{1,12}" + grouped + ")" + fraction);
    }

    /**
     * Reads an amount without a sign, in cents.
     *
     * @throws IllegalArgumentException if the text does not follow the grammar
     */
    public long cents(String text) {
        String ascii = fullWidth ? toAscii(text) : text;
        if (!unsigned.matcher(ascii).matches()) {
            throw new IllegalArgumentException(rule());
        }
        String digits = thousandsSeparator == null ? ascii : ascii.replace(thousandsSeparator.toString(), "");
        try {
            return new BigDecimal(digits.replace(decimalSeparator, '.'))
                    .setScale(CENT_DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException moreThanCents) {
            throw new IllegalArgumentException(rule(), moreThanCents);
        }
    }

    /**
     * Reads an amount with {@code +}, {@code -} or no sign, in cents.
     *
     * @throws IllegalArgumentException if the text does not follow the grammar
     */
    public long signedCents(String text) {
        String ascii = fullWidth ? toAscii(text) : text;
        boolean negative = ascii.startsWith("-");
        long cents = cents(negative || ascii.startsWith("+") ? ascii.substring(1) : ascii);
        return negative ? -cents : cents;
    }

    /** The rule in words, with an example. */
    public String rule() {
        String example = "1" + (thousandsSeparator == null ? "" : thousandsSeparator) + "234"
                + (decimals == 0 ? "" : decimalSeparator + "50");
        String most = decimals <= CENT_DECIMALS
                ? "at most " + decimals + " decimals"
                : "at most " + decimals + " decimals, zeros from the third on";
        return "must be an amount below a trillion with " + most + ", such as " + example;
    }

    private static String toAscii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii.append(isFullWidth(c) ? (char) (c - FULL_WIDTH) : c);
        }
        return ascii.toString();
    }

    /** Digits, plus, comma, minus and point; every full-width form lies equally far above its ASCII character. */
    private static boolean isFullWidth(char c) {
        return (c >= '\uFF10' && c <= '\uFF19') || (c >= '\uFF0B' && c <= '\uFF0E');
    }
}
