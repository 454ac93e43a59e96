package floorplan.runtime.credit;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the credit side's message processing.
 *
 * @param batchSize the most messages restored in one transaction
 * @param tries the number of tries of a refused message before it becomes a dead letter
 * @param firstPause the pause between a refused message's first two tries; each later pause is twice as long
 * @param sendLimit the most sends of a message without an outcome; a message sent more often is tried once more, alone
 * @param checkBackTimeout the longest wait for the account side's answer about a batch
 * @param retention the least time for which the credit log keeps its rows; an older message may have been carried out
 *     without a row left
 * @param longestPause the longest pause of the listener between two tries while a server is down
 */
@ConfigurationProperties("floorplan.credit")
public record CreditSettings(
        @DefaultValue("500") int batchSize,
        @DefaultValue("5") int tries,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("20") int sendLimit,
        @DefaultValue("30s") Duration checkBackTimeout,
        @DefaultValue("400d") Duration retention,
        @DefaultValue("10s") Duration longestPause) {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    public CreditSettings {
        WrongSetting.requireAtLeast("floorplan.credit.batch-size", batchSize, 1, 500);
        WrongSetting.requireAtLeast("floorplan.credit.tries", tries, 1, 5);
        WrongSetting.requireAtLeast("floorplan.credit.first-pause", firstPause, SHORTEST, "1s");
        WrongSetting.requireAtLeast("floorplan.credit.send-limit", sendLimit, 1, 20);
        WrongSetting.requireAtLeast("floorplan.credit.check-back-timeout", checkBackTimeout, SHORTEST, "30s");
        WrongSetting.requireAtLeast("floorplan.credit.retention", retention, Duration.ofDays(1), "400d");
        WrongSetting.requireAtLeast("floorplan.credit.longest-pause", longestPause, SHORTEST, "10s");
    }
}
