package floorplan.runtime.failure;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/**
 * Describes an activity's failure in one sentence that begins with the server that did not answer. The Temporal UI
 * shows the sentence to people who do not read stack traces; the log has the whole trace.
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
                // The failure is logged already or is expected, so the SDK need not log each try.
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
        plain.setStackTrace(NO_TRACE);
        return plain;
    }
}
