package floorplan.store.message;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.MessageId;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.AcceptedReversal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two Redis hashes that follow each message on its way to the credit side: {@code pre_data} (about to be sent) and
 * {@code suc_send_data} (sent, with its send count, until the credit side has an outcome). The name of each field is a
 * message id. Both may be lost without losing money. Every method throws a
 * {@link org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class SendHashes {
    public static final String ABOUT_TO_BE_SENT = "pre_data";
    public static final String SENT = "suc_send_data";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Takes pairs of id and message. Both hashes change together, and the count of an earlier send is kept. */
    private static final RedisScript<Long> PROMOTE = RedisScript.of("""
            for i = 1, #ARGV, 2 do
                local sends = 1
                local earlier = redis.call('HGET', KEYS[2], ARGV[i])
                if earlier then sends = cjson.decode(earlier).sendCount + 1 end
                redis.call('HSET', KEYS[2], ARGV[i], '{"sendCount":' .. sends .. ',"message":' .. ARGV[i + 1] .. '}')
                redis.call('HDEL', KEYS[1], ARGV[i])
            end
            return #ARGV / 2
            """, Long.class);

    /** Takes pairs of id and field. Stores Redis's own time, with which ages are computed later. */
    private static final RedisScript<Long> PREPARE = RedisScript.of("""
            local now = redis.call('TIME')[1]
            for i = 1, #ARGV, 2 do
                redis.call('HSET', KEYS[1], ARGV[i], '{"preparedAt":' .. now .. ',' .. string.sub(ARGV[i + 1], 2))
            end
            return #ARGV / 2
            """, Long.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> OLDER = RedisScript.of("""
            local page = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
            local now = tonumber(redis.call('TIME')[1])
            local found = {page[1]}
            for i = 1, #page[2], 2 do
                local at = tonumber(string.match(page[2][i + 1], '"preparedAt":(%d+)'))
                if not at or now - at >= tonumber(ARGV[3]) then table.insert(found, page[2][i]) end
            end
            return found
            """, List.class);

    private static final String FIRST_PAGE = "0";

    private final StringRedisTemplate redis;

    public SendHashes(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Keeps an accepted repayment in {@code pre_data}. */
    public void prepare(AcceptedRepayment repayment) {
        prepare(repayment.repaymentId(), field(repayment));
    }

    /** Keeps accepted repayments, some thousands at most, in {@code pre_data} in one round trip. */
    public void prepare(List<AcceptedRepayment> repayments) {
        if (!repayments.isEmpty()) {
            redis.execute(
                    PREPARE,
                    List.of(ABOUT_TO_BE_SENT),
                    repayments.stream()
                            .flatMap(repayment ->
                                    Stream.of(repayment.repaymentId(), JSON.writeValueAsString(field(repayment))))
                            .toArray());
        }
    }

    private static Field field(AcceptedRepayment repayment) {
        return new Field(
                repayment.loanId(),
                repayment.payer().name(),
                repayment.amount().amount().toPlainString(),
                repayment.amount().currency().getCurrencyCode());
    }

    /** Keeps an accepted reversal in {@code pre_data}. */
    public void prepare(AcceptedReversal reversal) {
        prepare(reversal.messageId(), Map.of("reason", reversal.reason()));
    }

    /** Keeps an accepted correction request in {@code pre_data}. */
    public void prepare(AcceptedCorrection correction) {
        prepare(
                MessageId.ofCorrection(correction.id()).text(),
                Map.of("loanId", correction.loanId(), "reason", correction.reason()));
    }

    private void prepare(String messageId, Object field) {
        redis.execute(PREPARE, List.of(ABOUT_TO_BE_SENT), messageId, JSON.writeValueAsString(field));
    }

    private record Field(String loanId, String payer, String amount, String currency) {}

    /** Moves a message from {@code pre_data} to {@code suc_send_data}, or counts one more send of it. */
    public void promote(CreditMovement movement) {
        promote(List.of(movement));
    }

    /** Moves messages, some thousands at most, in one round trip; otherwise as the other method. */
    public void promote(List<CreditMovement> movements) {
        if (!movements.isEmpty()) {
            redis.execute(
                    PROMOTE,
                    List.of(ABOUT_TO_BE_SENT, SENT),
                    movements.stream()
                            .flatMap(movement -> Stream.of(
                                    movement.messageId(),
                                    new String(CreditMovementJson.write(movement), StandardCharsets.UTF_8)))
                            .toArray());
        }
    }

    /** Takes a message out of {@code pre_data}. */
    public void unprepare(String messageId) {
        redis.opsForHash().delete(ABOUT_TO_BE_SENT, messageId);
    }

    /** Takes messages out of {@code pre_data}. */
    public void unprepare(Collection<String> messageIds) {
        if (!messageIds.isEmpty()) {
            redis.opsForHash().delete(ABOUT_TO_BE_SENT, messageIds.toArray());
        }
    }

    /**
     * Some fields of {@code pre_data}.
     *
     * @param ids ids of the fields that are old enough
     * @param next cursor of the next page; null after the last one
     */
    public record Prepared(List<String> ids, @Nullable String next) {}

    /**
     * A page of the fields that were put into {@code pre_data} at least {@code age} ago. A field without a time counts
     * as old.
     *
     * @param after cursor from the page before; null for the first page
     * @param about approximate number of fields examined
     */
    public Prepared preparedBefore(Duration age, @Nullable String after, int about) {
        List<?> found = redis.execute(
                OLDER,
                List.of(ABOUT_TO_BE_SENT),
                after == null ? FIRST_PAGE : after,
                String.valueOf(about),
                String.valueOf(age.toSeconds()));
        List<String> page = found.stream().map(String::valueOf).toList();
        return new Prepared(page.subList(1, page.size()), page.getFirst().equals(FIRST_PAGE) ? null : page.getFirst());
    }

    /** The number of fields of {@link #ABOUT_TO_BE_SENT} or {@link #SENT}. */
    public long size(String hash) {
        return redis.opsForHash().size(hash);
    }
}
