package floorplan.worker.sweep;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what was left behind is looked for.
 *
 * @param every how often
 * @param age what is younger is left to its own workflow
 */
@ConfigurationProperties("floorplan.sweep")
public record SweepSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("2m") Duration age) {
    public SweepSettings {
        WrongSetting.requireAtLeast("floorplan.sweep.every", every, Duration.ofSeconds(1), "1m");
        WrongSetting.requireAtLeast("floorplan.sweep.age", age, Duration.ZERO, "2m");
    }
}
