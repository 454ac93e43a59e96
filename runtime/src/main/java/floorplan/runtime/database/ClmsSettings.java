package floorplan.runtime.database;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the clms schema is, and the user who changes it.
 *
 * @param url a JDBC URL, {@code jdbc:mariadb:…} or {@code jdbc:mysql:…}
 * @param connections at most so many to the database from one process
 * @param longestStatement how long one statement may take before it is broken off
 */
@ConfigurationProperties("floorplan.clms")
public record ClmsSettings(
        String url,
        Credentials worker,
        @DefaultValue("16") int connections,
        @DefaultValue("50s") Duration longestStatement) {
    public ClmsSettings {
        DatabaseSettings.check("floorplan.clms", "worker", url, worker, longestStatement);
        WrongSetting.requireAtLeast("floorplan.clms.connections", connections, 1, 16);
    }

    DatabaseSettings asWorker() {
        return new DatabaseSettings(url, worker.username(), worker.password(), connections, longestStatement);
    }
}
