package floorplan.api.database;

import floorplan.runtime.database.Credentials;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Address of the clms schema, and the API's user of it.
 *
 * @param apiConnections most connections of one process
 * @param longestStatement time limit of one statement
 */
@ConfigurationProperties("floorplan.clms")
record ClmsReads(
        String url,
        Credentials api,
        @DefaultValue("8") int apiConnections,
        @DefaultValue("50s") Duration longestStatement) {
    ClmsReads {
        DatabaseSettings.check("floorplan.clms", "api", url, api, longestStatement);
        WrongSetting.requireAtLeast("floorplan.clms.api-connections", apiConnections, 1, 8);
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(url, api.username(), api.password(), apiConnections, longestStatement);
    }
}
