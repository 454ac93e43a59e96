package floorplan.store.cache;

import floorplan.store.settings.WrongSetting;
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
