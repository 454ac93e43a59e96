package floorplan.api.limits;

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
        if (body.toBytes() < 1 || perSecond < 1 || reads < 1 || writes < 1 || files < 1) {
            throw new IllegalArgumentException("floorplan.limits: every limit must be at least 1");
        }
    }
}
