package floorplan.activities.dayend;

import java.util.regex.Pattern;

/** The reason for which a loan could not be accrued, in words for the person who mends it. */
final class FailureReason {
    /** The driver's messages begin with a connection's number, which would keep equal reasons from being grouped. */
    private static final Pattern CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");

    private FailureReason() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root instanceof org.springframework.dao.DataAccessException) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : CONNECTION.matcher(message).replaceFirst("");
    }
}
