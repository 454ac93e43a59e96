package floorplan.api.limits;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on the work that one process takes on.
 *
 * @param body the largest body of a request, uploaded files and payloads excepted
 * @param payloads the largest body of payloads: a message of Temporal's, 4 MB at most, in base64
 * @param memory for all bodies that are arriving or being processed
 * @param slowest lowest rate at which a body must arrive and an answer be read, per second
 * @param spell period over which this rate is judged; also the longest time for a request's head
 * @param perSecond requests a second of one client; a short burst may have twice as many
 * @param reads most reads in progress at a time
 * @param writes most writes in progress at a time, including those that wait for their workflow
 * @param files most uploads and downloads of files in progress at a time
 * @param streams most streams of progress open at a time
 * @param codecs most requests about payloads in progress at a time; others wait for a place
 * @param open most requests without a token in progress at a time
 * @param share percentage of the places of each kind, of the memory and of the connections that one client may hold
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
        @DefaultValue("24") int streams,
        @DefaultValue("2") int codecs,
        @DefaultValue("24") int open,
        @DefaultValue("67") int share) {
    private static final int WHOLE = 100;

    LimitSettings {
        WrongSetting.requireAtLeast("floorplan.limits.body", body.toBytes(), 1, "64KB");
        WrongSetting.requireAtLeast("floorplan.limits.payloads", payloads.toBytes(), 1, "8MB");
        WrongSetting.requireAtLeast("floorplan.limits.slowest", slowest.toBytes(), 1, "1KB");
        WrongSetting.requireAtLeast("floorplan.limits.spell", spell.toMillis(), 1, "20s");
        WrongSetting.requireAtLeast("floorplan.limits.per-second", perSecond, 1, 200);
        WrongSetting.requireAtLeast("floorplan.limits.reads", reads, 1, 96);
        WrongSetting.requireAtLeast("floorplan.limits.writes", writes, 1, 48);
        WrongSetting.requireAtLeast("floorplan.limits.files", files, 1, 9);
        WrongSetting.requireAtLeast("floorplan.limits.streams", streams, 1, 24);
        WrongSetting.requireAtLeast("floorplan.limits.codecs", codecs, 1, 2);
        WrongSetting.requireAtLeast("floorplan.limits.open", open, 1, 24);
        if (share < 1 || share > WHOLE) {
            throw new WrongSetting("floorplan.limits.share", share, "must be a percentage from 1 to 100", 67);
        }
        if (memory.toBytes() * share / WHOLE < 2 * Math.max(body.toBytes(), payloads.toBytes())) {
            throw new WrongSetting(
                    "floorplan.limits.memory",
                    memory,
                    "must be large enough for a client's share to hold two of the largest bodies",
                    "64MB");
        }
    }

    /** A client's share of {@code all}, at least 1. */
    int shareOf(int all) {
        return Math.max(1, all * share / WHOLE);
    }

    BytePace pace() {
        return new BytePace(slowest.toBytes(), spell);
    }
}
