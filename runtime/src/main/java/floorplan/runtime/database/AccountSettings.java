package floorplan.runtime.database;

import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address of the account schema, and the user who changes it.
 *
 * @param url a JDBC URL, {@code jdbc:mariadb:…} or {@code jdbc:mysql:…}
 * @param connections the most connections of one process to the database, at least 8, because a trial balance uses five
 *     at once
 * @param longestStatement the time after which a statement is aborted; longer than a trial balance takes
 */
@ConfigurationProperties("floorplan.account")
public record AccountSettings(
        String url,
        Credentials worker,
        @DefaultValue("16") int connections,
        @DefaultValue("50s") Duration longestStatement) {
    private static final int FEWEST = 8;

    public AccountSettings {
        DatabaseSettings.check("floorplan.account", "worker", url, worker, longestStatement);
        if (connections < FEWEST) {
            throw new WrongSetting(
                    "floorplan.account.connections",
                    connections,
                    "must be at least " + FEWEST + ", since a trial balance uses five at once",
                    16);
        }
    }

    DatabaseSettings asWorker() {
        return new DatabaseSettings(url, worker.username(), worker.password(), connections, longestStatement);
    }
}
