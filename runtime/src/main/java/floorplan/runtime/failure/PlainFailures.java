package floorplan.runtime.failure;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one sentence why an activity failed, which server did not answer first of all. The Temporal UI shows it to people who
 * do not read stack traces; the log keeps the whole of it.
 */
final class PlainFailures extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(PlainFailures.class);
    private static final StackTraceElement[] NO_TRACE = {};

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (TemporalFailure alreadyPlain) {
                    throw alreadyPlain;
                } catch (RuntimeException failure) {
                    LOG.debug("an activity failed", failure);
                    throw plain(failure);
                }
            }
        };
    }

    private static ApplicationFailure plain(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        ApplicationFailure plain = ApplicationFailure.newFailure(
                Culprit.of(failure).map(culprit -> culprit + ": ").orElse("") + root.getMessage(),
                failure.getClass().getSimpleName());
        plain.setStackTrace(NO_TRACE);
        return plain;
    }
}
