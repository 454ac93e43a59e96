package floorplan.worker.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How both sides are compared.
 *
 * @param every how often
 * @param age movements that are younger may still be on their way
 */
@ConfigurationProperties("floorplan.reconcile")
public record ReconcileSettings(
        @DefaultValue("1h") Duration every,
        @DefaultValue("15m") Duration age) {}
