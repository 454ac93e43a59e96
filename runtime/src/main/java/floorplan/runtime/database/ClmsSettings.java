package floorplan.runtime.database;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address of the clms schema, and the user who changes it.
 *
 * @param url a JDBC URL, {@code jdbc:mariadb:…} or {@code jdbc:mysql:…}
 * @param connections the most connections of one process to the database
 * @param longestStatement the time after which a statement is aborted
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
