package floorplan.activities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works a page item by item: one that fails for no server's sake is logged and left as it is, and costs no other item its turn. */
public final class EachAlone {
    private static final Logger LOG = LoggerFactory.getLogger(EachAlone.class);

    private final Predicate<Throwable> isOutage;

    /** @param isOutage whether a server is to blame for a failure: then the page ends with it, and is tried again as a whole */
    public EachAlone(Predicate<Throwable> isOutage) {
        this.isOutage = isOutage;
    }

    /** Does the work for each item, and names the items for which it answered with yes. */
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
