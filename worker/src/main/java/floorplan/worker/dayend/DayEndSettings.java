package floorplan.worker.dayend;

import floorplan.store.settings.WrongSetting;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of day-end.
 *
 * @param at the time of day in the business zone at which the day before is closed
 * @param rangesAtOnce the number of ranges of one loan type that are worked on at the same time, at least 1
 */
@ConfigurationProperties("floorplan.day-end")
public record DayEndSettings(
        @DefaultValue("00:10") LocalTime at,
        @DefaultValue("2") int rangesAtOnce) {
    public DayEndSettings {
        WrongSetting.requireAtLeast("floorplan.day-end.ranges-at-once", rangesAtOnce, 1, 2);
    }
}
