package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ApiProblem.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body field by field and names every wrong field. */
public final class BodyFields {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    // Years from 1900 to 2999: the databases hold them, and a year with a digit too many is a typing error.
    private static final Pattern DATE = Pattern.compile("(19|2\\d)\\d\\d-\\d\\d-\\d\\d");

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * A required field.
     *
     * @param rule the rule for its value, beginning with "must"
     * @param read throws {@link IllegalArgumentException} or {@link DateTimeException} for a wrong value
     * @return null when it is missing or wrong
     */
    public <T> @Nullable T required(String name, @Nullable String value, String rule, Function<String, T> read) {
        if (value == null) {
            errors.add(new FieldError(name, "is missing: it " + rule));
            return null;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            errors.add(new FieldError(name, rule));
            return null;
        }
    }

    /** A required date, from 1900 to 2999. */
    public @Nullable LocalDate date(String name, @Nullable String value) {
        return required(name, value, "must be a date, YYYY-MM-DD", text -> LocalDate.parse(matching(DATE, text)));
    }

    /** @throws ApiProblem naming every field that is missing or wrong */
    public void requireAllRight() {
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    /** @throws IllegalArgumentException if the text does not match */
    public static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /**
     * Reads an amount of money.
     *
     * @return above 0, with at most two decimals
     * @throws IllegalArgumentException if the text is no such amount
     */
    public static BigDecimal amount(String text) {
        BigDecimal amount = decimal(AMOUNT, text);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException();
        }
        return amount;
    }

    /** @throws IllegalArgumentException if the text does not match */
    public static BigDecimal decimal(Pattern pattern, String text) {
        return new BigDecimal(matching(pattern, text));
    }
}
