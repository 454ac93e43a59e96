package floorplan.api.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one process takes on.
 *
 * @param body the largest body of a request, imports and payloads excepted
 * @param payloads the largest body of payloads: a message of Temporal's, 4 MB at most, in base64
 * @param memory for all bodies that are arriving or in work
 * @param slowest bytes a second at which a body must arrive, and an answer be taken
 * @param spell over how long that is judged; also how long a request's head may take
 * @param perSecond requests of one client; for a moment it may send twice as many
 * @param reads in work at a time
 * @param writes in work at a time, those that wait for their workflow included
 * @param files imports and downloads in work at a time
 * @param codecs requests about payloads in work at a time; others wait for them
 * @param open requests without a token in work at a time
 * @param share how many percent of each of these, of the memory and of the connections one client may hold
 */
@ConfigurationProperties("floorplan.limits")
record LimitSettings(
        @DefaultValue("64KB") DataSize body,
        @DefaultValue("8MB") DataSize payloads,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("1KB") DataSize slowest,
        @DefaultValue("20s") Duration spell,
        @DefaultValue("200") int perSecond,
        @DefaultValue("96") int reads,
        @DefaultValue("48") int writes,
        @DefaultValue("9") int files,
        @DefaultValue("2") int codecs,
        @DefaultValue("24") int open,
        @DefaultValue("67") int share) {
    private static final int WHOLE = 100;

    LimitSettings {
        if (body.toBytes() < 1
                || payloads.toBytes() < 1
                || slowest.toBytes() < 1
                || spell.toMillis() < 1
                || perSecond < 1
                || reads < 1
                || writes < 1
                || files < 1
                || codecs < 1
                || open < 1) {
            throw new IllegalArgumentException("floorplan.limits: every limit must be at least 1");
        }
        if (share < 1 || share > WHOLE) {
            throw new IllegalArgumentException("floorplan.limits.share must be a percentage from 1 to 100");
        }
        if (memory.toBytes() * share / WHOLE < 2 * Math.max(body.toBytes(), payloads.toBytes())) {
            throw new IllegalArgumentException(
                    "floorplan.limits.memory: a client's share of it must hold two of the largest bodies");
        }
    }

    /** A client's share, at least one. */
    int shareOf(int all) {
        return Math.max(1, all * share / WHOLE);
    }

    Pace pace() {
        return new Pace(slowest.toBytes(), spell);
    }
}
