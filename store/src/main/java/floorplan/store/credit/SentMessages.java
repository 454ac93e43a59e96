package floorplan.store.credit;

import floorplan.store.repayment.SendHashes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the account side says it has sent: hash {@code suc_send_data}. A message found here was applied; one not found may have been. Every method throws a {@link
 * org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class SentMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HashOperations<String, String, String> hashes;

    public SentMessages(StringRedisTemplate redis) {
        this.hashes = redis.opsForHash();
    }

    /** How often each of these messages was sent; those not marked as sent are left out. */
    public Map<String, Integer> sendCounts(Collection<String> messageIds) {
        Map<String, Integer> counts = new HashMap<>();
        if (messageIds.isEmpty()) {
            return counts;
        }
        List<String> ids = List.copyOf(messageIds);
        List<String> values = hashes.multiGet(SendHashes.SENT, ids);
        for (int i = 0; i < ids.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                counts.put(ids.get(i), sendCount(value));
            }
        }
        return counts;
    }

    private static int sendCount(String value) {
        try {
            return JSON.readTree(value).path("sendCount").asInt(1);
        } catch (JacksonException notOurs) {
            // That the mark is there is what counts; an unknown count must not hold the money up.
            return 1;
        }
    }

    /** Forgets messages whose outcome is logged. */
    public void forget(Collection<String> messageIds) {
        if (!messageIds.isEmpty()) {
            hashes.delete(SendHashes.SENT, messageIds.toArray());
        }
    }
}
