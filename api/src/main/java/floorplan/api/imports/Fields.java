package floorplan.api.imports;

import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The fields of one line, read by column. Records each invalid field and returns a placeholder for it. */
final class Fields {
    // Technical bounds, wider than any real loan needs. 90,000 amounts below a trillion add up to less than 2^63 cents.
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern FRACTION = Pattern.compile("-?\\d{1,3}(\\.\\d{1,12})?");
    private static final Pattern DATE = Pattern.compile("(19|2\\d)\\d\\d-\\d\\d-\\d\\d");

    private static final Currency CNY = Currency.getInstance("CNY");

    private final long line;
    private final List<String> columns;
    private final String[] values;
    private final List<LineReason> wrong = new ArrayList<>();

    /** @param values as many as there are columns */
    Fields(long line, List<String> columns, String[] values) {
        this.line = line;
        this.columns = columns;
        this.values = values;
    }

    List<LineReason> wrong() {
        return wrong;
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    String text(String column) {
        return values[columns.indexOf(column)];
    }

    /** An amount in cents. */
    long cents(String column) {
        String rule = "must be an amount below a trillion with at most two decimals, such as 1234.50";
        return read(
                column,
                0L,
                rule,
                text -> new BigDecimal(matching(AMOUNT, text)).movePointRight(2).longValueExact());
    }

    /** A rate or a share. */
    BigDecimal fraction(String column) {
        String rule = "must be a decimal fraction, such as 0.072 for 7.2 %";
        return read(column, BigDecimal.ZERO, rule, text -> new BigDecimal(matching(FRACTION, text)));
    }

    LocalDate date(String column) {
        String rule = "must be a date from 1900 to 2999, written YYYY-MM-DD";
        return read(column, LocalDate.EPOCH, rule, text -> LocalDate.parse(matching(DATE, text)));
    }

    /** A date from {@code earliest} on; an earlier one needs the scope {@code operations:write}. */
    LocalDate date(String column, LocalDate earliest) {
        int before = wrong.size();
        LocalDate date = date(column);
        if (wrong.size() == before && date.isBefore(earliest)) {
            wrong.add(new LineReason(
                    line,
                    column,
                    "must not lie before " + earliest + "; an earlier one needs the scope operations:write"));
        }
        return date;
    }

    /** A currency of two decimals; CNY if the field is empty. */
    Currency currency(String column) {
        String rule = "must be a currency code of ISO 4217 with two decimals, such as CNY";
        return isEmpty(column)
                ? CNY
                : read(column, CNY, rule, text -> new Money(Currency.getInstance(text), 0).currency());
    }

    /** One of an enum's constants. */
    <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        E[] all = type.getEnumConstants();
        return read(column, all[0], "must be one of " + Arrays.toString(all), text -> Enum.valueOf(type, text));
    }

    /** An id as {@link LoanNames} defines it. */
    String id(String column) {
        return read(column, "", LoanNames.ID_RULE, text -> LoanNames.requireId(column, text));
    }

    private <T> T read(String column, T placeholder, String rule, Function<String, T> reader) {
        try {
            return reader.apply(text(column));
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong.add(new LineReason(line, column, rule));
            return placeholder;
        }
    }

    /**
     * Records a rule that the line breaks across its fields.
     *
     * @param message begins with the name of a field, in Java's or the file's spelling
     */
    void breaks(String message) {
        int end = message.indexOf(' ');
        String field = asColumn(message.substring(0, Math.max(end, 0)));
        boolean known = columns.contains(field);
        wrong.add(new LineReason(line, known ? field : "", known ? message.substring(end + 1) : message));
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static String asColumn(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
