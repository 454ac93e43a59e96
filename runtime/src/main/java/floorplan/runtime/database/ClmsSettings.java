package floorplan.runtime.database;

import floorplan.store.settings.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the clms schema is, and the user who changes it.
 *
 * @param url a JDBC URL, {@code jdbc:mariadb:…} or {@code jdbc:mysql:…}
 * @param connections at most so many to the database from one process
 */
@ConfigurationProperties("floorplan.clms")
public record ClmsSettings(
        String url, Credentials worker, @DefaultValue("16") int connections) {
    public ClmsSettings {
        DatabaseSettings.check("floorplan.clms", "worker", url, worker);
        WrongSetting.requireAtLeast("floorplan.clms.connections", connections, 1, 16);
    }

    DatabaseSettings asWorker() {
        return new DatabaseSettings(url, worker.username(), worker.password(), connections);
    }
}
