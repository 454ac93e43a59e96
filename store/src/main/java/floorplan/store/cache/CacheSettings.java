package floorplan.store.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the cache takes on, of each kind and in each process.
 *
 * @param batchSize most things whose versions are asked for together
 * @param batchWait so long a batch that is not full waits for more; none by default, since what comes while one batch is asked for makes up the next
 * @param lanes how many things are loaded from the database at a time
 * @param laneDepth how many loads may wait in each lane
 * @param patience so long a read waits for a place before it is refused
 * @param redisTimeout so long Redis is waited for
 * @param redisPause so long it is not asked after it did not answer in time
 * @param keep so long a value that nobody overwrites stays in Redis
 */
@ConfigurationProperties("floorplan.cache")
public record CacheSettings(
        @DefaultValue("64") int batchSize,
        @DefaultValue("0ms") Duration batchWait,
        @DefaultValue("4") int lanes,
        @DefaultValue("64") int laneDepth,
        @DefaultValue("200ms") Duration patience,
        @DefaultValue("100ms") Duration redisTimeout,
        @DefaultValue("1s") Duration redisPause,
        @DefaultValue("1h") Duration keep) {
    public CacheSettings {
        if (batchSize < 1 || lanes < 1 || laneDepth < 1) {
            throw new IllegalArgumentException("floorplan.cache: batch-size, lanes and lane-depth must be at least 1");
        }
        if (redisTimeout.toMillis() < 1 || keep.toSeconds() < 1) {
            throw new IllegalArgumentException("floorplan.cache: redis-timeout must be at least 1ms, keep at least 1s");
        }
    }
}
