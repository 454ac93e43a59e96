package floorplan.store.settings;

import floorplan.store.database.AccountDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings with which each kind of process was last started, stored where all processes read them. */
public final class ProcessSettings {
    private final AccountDatabase database;

    public ProcessSettings(AccountDatabase database) {
        this.database = database;
    }

    /**
     * The settings of a process at its start.
     *
     * @param process its kind, such as {@code floorplan-api}
     * @param activeKey id of the key that it encrypts payloads with
     * @param keys a fingerprint of each key that it has, by the key's id; a fingerprint identifies its key and does not
     *     reveal it
     */
    public record StartedProcess(String process, String businessZone, String activeKey, Map<String, String> keys) {}

    /** Replaces the stored settings of this kind of process. */
    public void put(StartedProcess mine) {
        database.sql("""
                        INSERT INTO process_settings (process, business_zone, payload_keys, active_key, started_at)
                        VALUES (:process, :zone, :keys, :active, UTC_TIMESTAMP(6))
                        ON DUPLICATE KEY UPDATE business_zone = :zone, payload_keys = :keys, active_key = :active,
                            started_at = UTC_TIMESTAMP(6)
                        """)
                .param("process", mine.process())
                .param("zone", mine.businessZone())
                .param("keys", lines(mine.keys()))
                .param("active", mine.activeKey())
                .update();
    }

    /** The settings with which the other kinds of processes were last started. */
    public List<StartedProcess> others(String process) {
        return database.sql("SELECT * FROM process_settings WHERE process <> :process ORDER BY process")
                .param("process", process)
                .query((row, n) -> new StartedProcess(
                        row.getString("process"),
                        row.getString("business_zone"),
                        row.getString("active_key"),
                        keys(row.getString("payload_keys"))))
                .list();
    }

    private static String lines(Map<String, String> keys) {
        return new TreeMap<>(keys)
                .entrySet().stream()
                        .map(key -> key.getValue() + " " + key.getKey())
                        .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> keys(String lines) {
        return Arrays.stream(lines.split("\n", -1))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(key -> key[1], key -> key[0]));
    }
}
