package floorplan.store.cache;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.CachedLoans;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.LoanViews.LoanView;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The product's own cache of loans on real servers, put together as the API does it. */
final class CacheUnderTest implements AutoCloseable {
    static final CacheSettings SETTINGS = new CacheSettings(
            64,
            Duration.ZERO,
            4,
            64,
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofHours(1));

    final RedisClient client;
    final RedisValues redis;
    final Lanes<Optional<LoanView>> lanes;
    final AccountDatabase database;
    final CachedLoans loans;
    private final CacheSettings settings;
    private final HikariDataSource pool;

    /**
     * @param servers addresses of the servers, as environment variables
     * @param redisPort port of Redis, or of a proxy before it
     */
    CacheUnderTest(Map<String, String> servers, int redisPort, CacheSettings settings) {
        this.settings = settings;
        client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(redisPort)
                .withAuthentication(
                        setting(servers, "FLOORPLAN_REDIS_API_USERNAME"),
                        setting(servers, "FLOORPLAN_REDIS_API_PASSWORD").toCharArray())
                .withTimeout(Duration.ofSeconds(10))
                .build());
        redis = new RedisValues(() -> client.connect(ByteArrayCodec.INSTANCE), settings);
        lanes = new Lanes<>("loan_info", redis, settings);
        pool = pool(servers);
        database = new AccountDatabase(pool);
        loans = new CachedLoans(new LoanViews(database));
    }

    CachedReads<LoanView> reads(CachedKind<LoanView> kind) {
        return new CachedReads<>(kind, redis, lanes, settings);
    }

    private static HikariDataSource pool(Map<String, String> servers) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(setting(servers, "FLOORPLAN_ACCOUNT_URL"));
        pool.setUsername(setting(servers, "FLOORPLAN_ACCOUNT_API_USERNAME"));
        pool.setPassword(setting(servers, "FLOORPLAN_ACCOUNT_API_PASSWORD"));
        pool.setMaximumPoolSize(8);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    static String setting(Map<String, String> servers, String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    @Override
    public void close() {
        pool.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
