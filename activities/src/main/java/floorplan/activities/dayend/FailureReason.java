package floorplan.activities.dayend;

/** The reason for which a loan could not be accrued, in words for the person who mends it. */
final class FailureReason {
    private FailureReason() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root instanceof org.springframework.dao.DataAccessException) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }
}
