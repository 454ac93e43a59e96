package floorplan.worker.reconcile;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the reconciliation of both sides.
 *
 * @param every the interval between reconciliations
 * @param age the least age of a movement that is compared; younger ones may still be on their way
 */
@ConfigurationProperties("floorplan.reconcile")
public record ReconcileSettings(
        @DefaultValue("1h") Duration every,
        @DefaultValue("15m") Duration age) {
    public ReconcileSettings {
        WrongSetting.requireAtLeast("floorplan.reconcile.every", every, Duration.ofSeconds(1), "1h");
        WrongSetting.requireAtLeast("floorplan.reconcile.age", age, Duration.ZERO, "15m");
    }
}
