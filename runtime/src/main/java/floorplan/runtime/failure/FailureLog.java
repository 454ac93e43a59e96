package floorplan.runtime.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures of work that is retried automatically. {@link Outages} logs outages. Any other failure is logged as an
 * error with its whole stack trace: once, until the failure changes or the work succeeds.
 */
public final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    /** The most failures that are remembered. A forgotten one is logged again. */
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
     * Records a failure.
     *
     * @param step the kind of work, such as an activity's type
     * @param item the subject of the work, such as a workflow's id
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
     * Records a failure if a server that is away or busy is to blame, so a retry cures it.
     *
     * @return false if no server is to blame; nothing is logged then
     */
    public boolean outageFailed(String step, Throwable failure) {
        return outages.failed(step, failure);
    }

    /** Records that work has succeeded. */
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

    /**
     * The classes of the exceptions and the line of the innermost one. Messages are left out, because they may differ
     * between tries.
     */
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
