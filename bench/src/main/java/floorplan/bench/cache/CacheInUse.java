package floorplan.bench.cache;

import floorplan.bench.Servers;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.CachedReads;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.CachedLoans;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanView;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The cache of one process, with the API's settings, users and number of connections. */
final class CacheInUse implements AutoCloseable {
    private static final CacheSettings SETTINGS = new CacheSettings(
            64,
            Duration.ZERO,
            4,
            64,
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofHours(1));

    final LoanViews loans;
    final Lanes<Optional<LoanView>> lanes;
    final CachedReads<LoanView> reads;
    private final RedisClient redis;

    CacheInUse(Servers servers) {
        redis = RedisClient.create(RedisURI.builder()
                .withHost(setting(servers, "SPRING_DATA_REDIS_HOST"))
                .withPort(Integer.parseInt(setting(servers, "SPRING_DATA_REDIS_PORT")))
                .withAuthentication(
                        setting(servers, "FLOORPLAN_REDIS_API_USERNAME"),
                        setting(servers, "FLOORPLAN_REDIS_API_PASSWORD").toCharArray())
                .build());
        RedisValues values = new RedisValues(() -> redis.connect(ByteArrayCodec.INSTANCE), SETTINGS);
        loans = new LoanViews(new AccountDatabase(servers.asAccountApi()));
        lanes = new Lanes<>("loan_info", values, SETTINGS);
        reads = new CachedReads<>(new CachedLoans(loans), values, lanes, SETTINGS);
    }

    private static String setting(Servers servers, String name) {
        return Objects.requireNonNull(servers.environment().get(name), name);
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
