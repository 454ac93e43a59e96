package floorplan.api.database;

import floorplan.runtime.database.Credentials;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.store.settings.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the account schema is, and the user who reads it for the API.
 *
 * @param apiConnections at most so many from one process
 */
@ConfigurationProperties("floorplan.account")
record AccountReads(
        String url, Credentials api, @DefaultValue("8") int apiConnections) {
    AccountReads {
        DatabaseSettings.check("floorplan.account", "api", url, api);
        WrongSetting.requireAtLeast("floorplan.account.api-connections", apiConnections, 1, 8);
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(url, api.username(), api.password(), apiConnections);
    }
}
