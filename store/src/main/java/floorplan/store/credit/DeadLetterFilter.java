package floorplan.store.credit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on waiting dead letters: all given ones must hold.
 *
 * @param failure the exact reason for which they were given up on; null for any
 * @param dealerId null for any
 * @param ids empty for any
 */
public record DeadLetterFilter(
        @Nullable String failure, @Nullable String dealerId, List<String> ids) {
    public static final DeadLetterFilter ANY = new DeadLetterFilter(null, null, List.of());

    public DeadLetterFilter {
        ids = List.copyOf(ids);
    }

    /** Each condition begins with AND. */
    String conditions() {
        return (failure == null ? "" : "AND failure = :failure ")
                + (dealerId == null ? "" : "AND dealer_id = :dealerId ")
                + (ids.isEmpty() ? "" : "AND message_id IN (:ids) ");
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        if (failure != null) {
            values.put("failure", failure);
        }
        if (dealerId != null) {
            values.put("dealerId", dealerId);
        }
        if (!ids.isEmpty()) {
            values.put("ids", ids);
        }
        return values;
    }
}
