package floorplan.store.repayment;

import floorplan.domain.credit.CreditRestoration;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.store.message.RepaymentAppliedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two Redis hashes that follow a repayment on its way to the credit side, field = repayment id: {@code pre_data} (about
 * to be sent) and {@code suc_send_data} (sent, with its send count, until the credit side has an outcome). Both may be lost without
 * losing money. Every method throws a {@link org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class SendHashes {
    public static final String ABOUT_TO_BE_SENT = "pre_data";
    public static final String SENT = "suc_send_data";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Both hashes change together, and the count of an earlier send is kept. */
    private static final RedisScript<Long> PROMOTE = RedisScript.of("""
            local sends = 1
            local earlier = redis.call('HGET', KEYS[2], ARGV[1])
            if earlier then sends = cjson.decode(earlier).sendCount + 1 end
            redis.call('HSET', KEYS[2], ARGV[1], '{"sendCount":' .. sends .. ',"message":' .. ARGV[2] .. '}')
            redis.call('HDEL', KEYS[1], ARGV[1])
            return sends
            """, Long.class);

    private final StringRedisTemplate redis;

    public SendHashes(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Keeps an accepted repayment in {@code pre_data}. */
    public void prepare(AcceptedRepayment repayment) {
        Prepared prepared = new Prepared(
                repayment.loanId(),
                repayment.payer().name(),
                repayment.amount().amount().toPlainString(),
                repayment.amount().currency().getCurrencyCode());
        redis.opsForHash().put(ABOUT_TO_BE_SENT, repayment.repaymentId(), JSON.writeValueAsString(prepared));
    }

    private record Prepared(String loanId, String payer, String amount, String currency) {}

    /** Moves a repayment from {@code pre_data} to {@code suc_send_data}, or counts one more send of it. */
    public void promote(CreditRestoration restoration) {
        redis.execute(
                PROMOTE,
                List.of(ABOUT_TO_BE_SENT, SENT),
                restoration.repaymentId(),
                new String(RepaymentAppliedJson.write(restoration), StandardCharsets.UTF_8));
    }

    /** Takes a repayment out of {@code pre_data}. */
    public void unprepare(String repaymentId) {
        redis.opsForHash().delete(ABOUT_TO_BE_SENT, repaymentId);
    }
}
