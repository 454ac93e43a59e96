package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are published.
 *
 * @param confirmTimeout so long the broker is waited for to say that it holds a message
 */
@ConfigurationProperties("floorplan.publish")
public record PublishSettings(@DefaultValue("2s") Duration confirmTimeout) {
    public PublishSettings {
        WrongSetting.requireAtLeast("floorplan.publish.confirm-timeout", confirmTimeout, Duration.ofMillis(1), "2s");
    }
}
