package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for publishing messages.
 *
 * @param confirmTimeout the longest wait for the broker's confirm of a message
 */
@ConfigurationProperties("floorplan.publish")
public record PublishSettings(@DefaultValue("2s") Duration confirmTimeout) {
    public PublishSettings {
        WrongSetting.requireAtLeast("floorplan.publish.confirm-timeout", confirmTimeout, Duration.ofMillis(1), "2s");
    }
}
