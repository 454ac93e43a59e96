package floorplan.store.cache;

import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cached values in Redis. No method throws or waits for Redis: a value not returned in time counts as missing, and
 * a value that Redis does not take is not kept. A separate connection keeps other commands from waiting behind the
 * cache's.
 */
public final class RedisValues {
    private static final Logger LOG = LoggerFactory.getLogger(RedisValues.class);

    /** The most unanswered commands that this process keeps while Redis is silent. */
    private static final int MOST_PENDING = 1_000;

    /** Failures less than this apart are logged once. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Supplier<StatefulRedisConnection<byte[], byte[]>> connecting;
    private final CacheSettings settings;
    private final SetArgs keep;
    private final Semaphore places = new Semaphore(MOST_PENDING);
    private final AtomicBoolean isConnecting = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private volatile long pausedAt;
    private volatile boolean paused;
    private final AtomicBoolean isAway = new AtomicBoolean();

    /** @param connecting opens the connection, or throws; called again as long as there is none */
    public RedisValues(Supplier<StatefulRedisConnection<byte[], byte[]>> connecting, CacheSettings settings) {
        this.connecting = connecting;
        this.settings = settings;
        this.keep = SetArgs.Builder.ex(settings.keep());
    }

    /** The values of these keys that Redis returns in time. The future always completes normally. */
    CompletableFuture<Map<String, byte[]>> get(Collection<String> keys) {
        byte[][] names = keys.stream().map(RedisValues::bytes).toArray(byte[][]::new);
        CompletionStage<List<KeyValue<byte[], byte[]>>> answer = send(redis -> redis.mget(names));
        if (answer == null) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return answer.thenApply(this::found)
                .toCompletableFuture()
                .orTimeout(settings.redisTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    pause(failure);
                    return Map.of();
                });
    }

    void put(String key, byte[] value) {
        send(redis -> redis.set(bytes(key), value, keep));
    }

    void forget(String key) {
        send(redis -> redis.del(bytes(key)));
    }

    /** Returns null if the command is not sent. */
    private <T> @Nullable CompletionStage<T> send(
            Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
        StatefulRedisConnection<byte[], byte[]> open = isPaused() ? null : connection();
        if (open == null || !open.isOpen() || !places.tryAcquire()) {
            return null;
        }
        try {
            return command.apply(open.async()).whenComplete((answer, failure) -> places.release());
        } catch (RuntimeException closed) {
            places.release();
            return null;
        }
    }

    private @Nullable StatefulRedisConnection<byte[], byte[]> connection() {
        if (connection == null && isConnecting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("cache-connect").start(this::connect);
        }
        return connection;
    }

    private void connect() {
        try {
            connection = connecting.get();
        } catch (RuntimeException down) {
            pause(down);
        } finally {
            isConnecting.set(false);
        }
    }

    private void pause(Throwable failure) {
        pausedAt = System.nanoTime();
        paused = true;
        if (isAway.compareAndSet(false, true)) {
            LOG.warn("Redis does not answer the cache in time ({}): reads go to the database", failure.toString());
        }
    }

    private void noteAnswer() {
        if (isAway.get() && System.nanoTime() - pausedAt >= CALM.toNanos() && isAway.compareAndSet(true, false)) {
            LOG.info("Redis answers the cache again");
        }
    }

    private boolean isPaused() {
        if (!paused) {
            return false;
        }
        if (System.nanoTime() - pausedAt < settings.redisPause().toNanos()) {
            return true;
        }
        paused = false;
        return false;
    }

    private Map<String, byte[]> found(List<KeyValue<byte[], byte[]>> answer) {
        noteAnswer();
        return answer.stream()
                .filter(KeyValue::hasValue)
                .collect(Collectors.toMap(
                        entry -> new String(entry.getKey(), StandardCharsets.UTF_8), KeyValue::getValue));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
