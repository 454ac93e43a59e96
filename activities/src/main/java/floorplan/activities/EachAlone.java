package floorplan.activities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through a page item by item. An item that fails without an outage is logged and skipped; the other items still
 * get their turn.
 */
public final class EachAlone {
    private static final Logger LOG = LoggerFactory.getLogger(EachAlone.class);

    private final Predicate<Throwable> isOutage;

    /**
     * @param isOutage true if a server is to blame for a failure; the failure then ends the page, and the whole page is
     *     tried again
     */
    public EachAlone(Predicate<Throwable> isOutage) {
        this.isOutage = isOutage;
    }

    /** Does the work for each item and returns the items for which it returned true. */
    public <T> List<T> done(Collection<T> items, Function<T, String> id, Predicate<T> work) {
        List<T> done = new ArrayList<>();
        for (T item : items) {
            if (isDone(item, id, work)) {
                done.add(item);
            }
        }
        return done;
    }

    private <T> boolean isDone(T item, Function<T, String> id, Predicate<T> work) {
        try {
            return work.test(item);
        } catch (RuntimeException failure) {
            if (isOutage.test(failure)) {
                throw failure;
            }
            LOG.error("{} fails unexpectedly and is left as it is", id.apply(item), failure);
            return false;
        }
    }
}
