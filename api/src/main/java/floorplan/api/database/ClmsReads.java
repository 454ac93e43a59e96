package floorplan.api.database;

import floorplan.runtime.database.Credentials;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.store.settings.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the clms schema is, and the user who reads it for the API.
 *
 * @param apiConnections at most so many from one process
 */
@ConfigurationProperties("floorplan.clms")
record ClmsReads(
        String url, Credentials api, @DefaultValue("8") int apiConnections) {
    ClmsReads {
        DatabaseSettings.check("floorplan.clms", "api", url, api);
        WrongSetting.requireAtLeast("floorplan.clms.api-connections", apiConnections, 1, 8);
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(url, api.username(), api.password(), apiConnections);
    }
}
