package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The time zone whose midnight separates two business dates.
 *
 * @param businessZone a name of the tz database. Temporal, which runs the day-end's schedule, knows no other names,
 *     such as {@code GMT+8}
 */
@ConfigurationProperties("floorplan")
public record BusinessZone(String businessZone) {
    public static final String NAME = "floorplan.business-zone";

    public BusinessZone(@Nullable String businessZone) {
        if (businessZone == null || !ZoneId.getAvailableZoneIds().contains(businessZone)) {
            throw new WrongSetting(
                    NAME,
                    businessZone,
                    "must be a name of the tz database",
                    "Asia/Shanghai (Etc/GMT-8 is eight hours ahead of UTC all year)");
        }
        this.businessZone = businessZone;
    }

    public ZoneId zone() {
        return ZoneId.of(businessZone);
    }
}
