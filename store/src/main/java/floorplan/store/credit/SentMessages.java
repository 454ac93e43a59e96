package floorplan.store.credit;

import floorplan.store.message.SendHashes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages that the account side has marked as sent: hash {@code suc_send_data}. A message found here was applied;
 * one not found may have been applied too. Every method throws a {@link org.springframework.dao.DataAccessException}
 * when Redis does not answer.
 */
public final class SentMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> IDS = RedisScript.of("""
            local page = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
            local found = {page[1]}
            for i = 1, #page[2], 2 do table.insert(found, page[2][i]) end
            return found
            """, List.class);

    private static final String FIRST_PAGE = "0";

    private final StringRedisTemplate redis;
    private final HashOperations<String, String, String> hashes;

    public SentMessages(StringRedisTemplate redis) {
        this.redis = redis;
        this.hashes = redis.opsForHash();
    }

    /** The send count of each of these messages; messages not marked as sent are left out. */
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
            // Only the mark matters; an unreadable count must not delay the message.
            return 1;
        }
    }

    /**
     * Some of the messages marked as sent.
     *
     * @param next cursor of the next page; null after the last one
     */
    public record Marked(List<String> ids, @Nullable String next) {}

    /**
     * A page of the messages marked as sent. A message may be on several pages.
     *
     * @param after cursor from the page before; null for the first page
     * @param about approximate size of the page
     */
    public Marked marked(@Nullable String after, int about) {
        List<?> found =
                redis.execute(IDS, List.of(SendHashes.SENT), after == null ? FIRST_PAGE : after, String.valueOf(about));
        List<String> page = found.stream().map(String::valueOf).toList();
        return new Marked(page.subList(1, page.size()), page.getFirst().equals(FIRST_PAGE) ? null : page.getFirst());
    }

    /** Forgets messages whose outcome is logged. */
    public void forget(Collection<String> messageIds) {
        if (!messageIds.isEmpty()) {
            hashes.delete(SendHashes.SENT, messageIds.toArray());
        }
    }
}
