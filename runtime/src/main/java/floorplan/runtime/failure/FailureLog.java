package floorplan.runtime.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log why work failed that is tried again by itself: an outage as {@link Outages} does, anything else as an error with its whole trace, once until it changes or the work succeeds.
 */
public final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    /** Work that fails in the same way beyond so many items is logged again. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Outages outages;
    private final Map<String, String> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private volatile boolean nothingTold = true;

    public FailureLog(Outages outages) {
        this.outages = outages;
    }

    /**
     * Takes note of a failure.
     *
     * @param step the kind of work, such as an activity's type
     * @param item what it was done for, such as a workflow's id
     */
    public void failed(String step, String item, Throwable failure) {
        if (outageFailed(step, failure)) {
            return;
        }
        if (isNews(step + " " + item, failure)) {
            LOG.error("{} failed unexpectedly", step, failure);
        } else {
            LOG.debug("{} failed as before", step, failure);
        }
    }

    /**
     * Takes note of a failure if a server that is away or busy is to blame, which trying again cures.
     *
     * @return false when none is; nothing is logged then
     */
    public boolean outageFailed(String step, Throwable failure) {
        return outages.failed(step, failure);
    }

    /** Takes note that work has succeeded. */
    public void succeeded(String step, String item) {
        outages.succeeded(step);
        if (!nothingTold) {
            forget(step + " " + item);
        }
    }

    private synchronized boolean isNews(String work, Throwable failure) {
        nothingTold = false;
        String where = where(failure);
        return !where.equals(told.put(work, where));
    }

    private synchronized void forget(String work) {
        told.remove(work);
        nothingTold = told.isEmpty();
    }

    /** The kinds of the exceptions and the line of the innermost; messages may differ from try to try. */
    private static String where(Throwable failure) {
        StringBuilder where = new StringBuilder();
        Throwable cause = failure;
        while (true) {
            where.append(cause.getClass().getName()).append(' ');
            if (cause.getCause() == null) {
                StackTraceElement[] trace = cause.getStackTrace();
                return where.append(trace.length == 0 ? "" : trace[0]).toString();
            }
            cause = cause.getCause();
        }
    }
}
