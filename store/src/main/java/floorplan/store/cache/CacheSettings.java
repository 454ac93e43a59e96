package floorplan.store.cache;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the cache, per kind and process.
 *
 * @param batchSize most versions that one query asks for
 * @param batchWait how long an incomplete batch waits for more reads; 0 by default, since the reads that arrive during
 *     one query form the next batch
 * @param lanes number of concurrent loads from the database
 * @param laneDepth most loads and deletes that may wait in one lane
 * @param patience how long a read waits for a place before it is refused
 * @param redisTimeout how long a read waits for Redis
 * @param redisPause how long Redis is not asked after it failed to answer in time
 * @param keep lifetime of a value in Redis that nobody overwrites
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
        WrongSetting.requireAtLeast("floorplan.cache.batch-size", batchSize, 1, 64);
        WrongSetting.requireAtLeast("floorplan.cache.batch-wait", batchWait, Duration.ZERO, "0ms");
        WrongSetting.requireAtLeast("floorplan.cache.lanes", lanes, 1, 4);
        WrongSetting.requireAtLeast("floorplan.cache.lane-depth", laneDepth, 1, 64);
        WrongSetting.requireAtLeast("floorplan.cache.patience", patience, Duration.ZERO, "200ms");
        WrongSetting.requireAtLeast("floorplan.cache.redis-timeout", redisTimeout, Duration.ofMillis(1), "100ms");
        WrongSetting.requireAtLeast("floorplan.cache.redis-pause", redisPause, Duration.ZERO, "1s");
        WrongSetting.requireAtLeast("floorplan.cache.keep", keep, Duration.ofSeconds(1), "1h");
    }
}
