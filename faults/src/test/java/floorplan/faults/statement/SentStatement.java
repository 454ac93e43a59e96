package floorplan.faults.statement;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A statement as MariaDB has logged it.
 *
 * @param user the user of the connection
 * @param prepared its text, with {@code ?} for parameters if it was prepared on the server
 * @param executed the same text with values for the parameters; equal to {@code prepared} if the statement was not
 *     executed
 */
record SentStatement(String user, String prepared, String executed) {
    private static final Pattern OF_PRODUCT = Pattern.compile("(account|clms)_(worker|api)");
    private static final Pattern ON_DATA =
            Pattern.compile("(?is)\\s*\\(?(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\\b.*");
    private static final Pattern OF_DRIVER = Pattern.compile("(?is).*(@@|information_schema).*");
    /** Compared words in capitals, such as an outcome, are constants of the statement and stay; all else is a value. */
    private static final Pattern VALUE =
            Pattern.compile("(= '[A-Z_]+')|'(?:[^'\\\\]|\\\\.|'')*+'|\\b\\d+(\\.\\d+)?\\b");

    /**
     * Possessive, like the values: a list may have thousands of them, and backtracking would take a stack frame each.
     */
    private static final Pattern REPEATED = Pattern.compile("((?:\\([^()]*\\)|\\?|#))(?:\\s*,\\s*\\1)++");

    /** Returns whether Floorplan sent it, and not a test or the driver. */
    boolean isOfProduct() {
        return OF_PRODUCT.matcher(user).matches()
                && ON_DATA.matcher(prepared).matches()
                && !OF_DRIVER.matcher(prepared).matches();
    }

    /** A text that is equal for statements that differ only in their values, or in the number of values. */
    String shape() {
        String shape =
                onOneLine(VALUE.matcher(prepared).replaceAll(value -> Objects.requireNonNullElse(value.group(1), "#")));
        return user + ": " + REPEATED.matcher(shape).replaceAll("$1, …");
    }

    static String onOneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
