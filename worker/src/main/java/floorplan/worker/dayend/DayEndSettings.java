package floorplan.worker.dayend;

import floorplan.store.settings.WrongSetting;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the books are closed, and how.
 *
 * @param at time of day in the business zone at which the day before is closed
 * @param rangesAtOnce how many ranges of one loan type are in work together, from 1 up
 */
@ConfigurationProperties("floorplan.day-end")
public record DayEndSettings(
        @DefaultValue("00:10") LocalTime at,
        @DefaultValue("2") int rangesAtOnce) {
    public DayEndSettings {
        WrongSetting.requireAtLeast("floorplan.day-end.ranges-at-once", rangesAtOnce, 1, 2);
    }
}
