package floorplan.runtime.failure;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/**
 * Says in one sentence why an activity failed, which server did not answer first of all. The Temporal UI shows it to people who
 * do not read stack traces; the log has the whole of it.
 */
final class PlainFailure {
    private static final StackTraceElement[] NO_TRACE = {};

    private PlainFailure() {}

    static ApplicationFailure of(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        ApplicationFailure plain = ApplicationFailure.newBuilder()
                .setMessage(
                        FailedServer.of(failure).map(server -> server + ": ").orElse("") + root.getMessage())
                .setType(failure.getClass().getSimpleName())
                // The log knows of it already: the SDK need not log each try.
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
        plain.setStackTrace(NO_TRACE);
        return plain;
    }
}
