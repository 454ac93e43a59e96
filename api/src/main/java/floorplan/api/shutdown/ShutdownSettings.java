package floorplan.api.shutdown;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The shutdown of a process.
 *
 * @param notice how long requests are still taken after readiness went down
 */
@ConfigurationProperties("floorplan.shutdown")
record ShutdownSettings(@DefaultValue("2s") Duration notice) {
    ShutdownSettings {
        WrongSetting.requireAtLeast("floorplan.shutdown.notice", notice, Duration.ZERO, "2s");
    }
}
