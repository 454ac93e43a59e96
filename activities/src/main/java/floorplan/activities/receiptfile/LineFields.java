package floorplan.activities.receiptfile;

import floorplan.activities.csv.CsvRow;
import floorplan.domain.imports.LineReason;
import floorplan.domain.loan.LoanNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of one line, read by column. Records each invalid field and returns a placeholder for it. */
final class LineFields {
    private final CsvRow row;
    private final Map<String, Integer> columns;
    private final boolean stripped;
    private final List<LineReason> wrong = new ArrayList<>();

    /**
     * @param columns the position of each column
     * @param stripped true if blanks around a field are ignored
     */
    LineFields(CsvRow row, Map<String, Integer> columns, boolean stripped) {
        this.row = row;
        this.columns = columns;
        this.stripped = stripped;
    }

    long line() {
        return row.line();
    }

    /** The reasons against the line so far. */
    List<LineReason> wrong() {
        return wrong;
    }

    boolean isEmpty(String column) {
        return raw(column).isEmpty();
    }

    /** The field; empty if the file has no such column. */
    String raw(String column) {
        Integer position = columns.get(column);
        if (position == null) {
            return "";
        }
        String value = row.get(position);
        return stripped ? value.strip() : value;
    }

    /** A text of at most {@code most} characters. */
    String text(String column, int most) {
        String value = raw(column);
        Optional<String> unreadable = CsvRow.unreadable(value);
        if (unreadable.isPresent()) {
            wrong(column, unreadable.get());
        } else if (value.length() > most) {
            wrong(column, "must have at most " + most + " characters, not " + value.length());
        } else if (value.chars().anyMatch(LineFields::isControl)) {
            wrong(column, "has a control character; only tabs and line feeds are allowed");
        } else {
            return value;
        }
        return "";
    }

    /** An id as {@link LoanNames} defines it, or nothing. */
    String optionalId(String column) {
        return isEmpty(column) ? "" : read(column, "", text -> LoanNames.requireId(column, text), LoanNames.ID_RULE);
    }

    LocalDate date(String column, DateFormat dates) {
        return read(column, LocalDate.EPOCH, dates::date, dates.rule());
    }

    /** Cents of an amount that {@code amounts} reads. */
    long cents(String column, Function<String, Long> amounts, String rule) {
        return read(column, 0L, amounts, rule);
    }

    /**
     * Reads a field.
     *
     * @param placeholder the result for an invalid field
     * @param reader throws {@link IllegalArgumentException} for an invalid field
     * @param rule begins with "must"
     */
    <T> T read(String column, T placeholder, Function<String, T> reader, String rule) {
        String value = raw(column);
        Optional<String> unreadable = CsvRow.unreadable(value);
        if (unreadable.isPresent()) {
            wrong(column, unreadable.get());
            return placeholder;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException invalid) {
            wrong(column, rule);
            return placeholder;
        }
    }

    void wrong(String column, String reason) {
        wrong.add(new LineReason(row.line(), column, reason));
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
