package floorplan.worker.sweep;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sweep.
 *
 * @param every the interval between sweeps
 * @param age the least age of an item; younger ones are left to their own workflows
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
