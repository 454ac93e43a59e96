package floorplan.activities.receiptfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The pattern of a bank's dates, with or without a time of day. */
public final class DateFormat {
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 3, 10, 13, 14, 15);
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** {@code 2026-03-10}. */
    public static final DateFormat ISO = new DateFormat("uuuu-MM-dd");

    private final String pattern;
    private final DateTimeFormatter formatter;

    /**
     * Checks the pattern.
     *
     * @param pattern as {@link DateTimeFormatter} defines it; the year is {@code uuuu}
     * @throws IllegalArgumentException if a date written by the pattern cannot be read back
     */
    public DateFormat(String pattern) {
        this.pattern = pattern;
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        try {
            if (!LocalDate.parse(SAMPLE.format(formatter), formatter).equals(SAMPLE.toLocalDate())) {
                throw new IllegalArgumentException("the pattern " + pattern + " does not state a whole date");
            }
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "the pattern " + pattern + " does not state a whole date with its year as uuuu", unreadable);
        }
    }

    /**
     * Reads a date.
     *
     * @throws IllegalArgumentException if the text is not a date of the pattern, from 1900 to 2999
     */
    public LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text, formatter);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw new IllegalArgumentException(rule(), notADate);
        }
        throw new IllegalArgumentException(rule());
    }

    /** The rule in words, with an example. */
    public String rule() {
        return "must be a date from 1900 to 2999, such as " + SAMPLE.format(formatter) + " (pattern " + pattern + ")";
    }
}
