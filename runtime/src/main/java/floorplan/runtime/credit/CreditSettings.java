package floorplan.runtime.credit;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the credit side takes messages.
 *
 * @param batchSize most messages restored in one transaction
 * @param tries how often a refused message is tried before it becomes a dead letter
 * @param firstPause between a refused message's first two tries; each later one is twice as long
 * @param sendLimit a message sent more often than this without an outcome is tried once more, alone
 * @param checkBackTimeout how long the account side's answer about a batch is waited for
 * @param retention so long the credit log keeps its rows at least: about an older message it cannot say whether it was carried out
 * @param longestPause how long at most the listener waits before it asks again a server that is down
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
