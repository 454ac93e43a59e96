package floorplan.api.limits;

import floorplan.store.settings.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one process takes on.
 *
 * @param body the largest body of a request, imports excepted
 * @param perSecond requests of one client; for a moment it may send twice as many
 * @param reads in work at a time
 * @param writes in work at a time, those that wait for their workflow included
 * @param files imports and downloads in work at a time
 */
@ConfigurationProperties("floorplan.limits")
record LimitSettings(
        @DefaultValue("64KB") DataSize body,
        @DefaultValue("200") int perSecond,
        @DefaultValue("64") int reads,
        @DefaultValue("32") int writes,
        @DefaultValue("8") int files) {
    LimitSettings {
        WrongSetting.requireAtLeast("floorplan.limits.body", body.toBytes(), 1, "64KB");
        WrongSetting.requireAtLeast("floorplan.limits.per-second", perSecond, 1, 200);
        WrongSetting.requireAtLeast("floorplan.limits.reads", reads, 1, 64);
        WrongSetting.requireAtLeast("floorplan.limits.writes", writes, 1, 32);
        WrongSetting.requireAtLeast("floorplan.limits.files", files, 1, 8);
    }
}
