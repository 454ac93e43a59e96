package floorplan.api.database;

import floorplan.runtime.database.Credentials;
import floorplan.runtime.database.DatabaseSettings;
import floorplan.store.settings.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Address of the account schema, and the API's user of it.
 *
 * @param apiConnections most connections of one process
 * @param longestStatement time limit of one statement
 * @param listConnections most connections of one process for lists, whose filters may leave any number of rows to read
 * @param longestList time limit of one statement of such a list; a slower list is answered 422
 */
@ConfigurationProperties("floorplan.account")
record AccountReads(
        String url,
        Credentials api,
        @DefaultValue("8") int apiConnections,
        @DefaultValue("50s") Duration longestStatement,
        @DefaultValue("4") int listConnections,
        @DefaultValue("2s") Duration longestList) {
    AccountReads {
        DatabaseSettings.check("floorplan.account", "api", url, api, longestStatement);
        WrongSetting.requireAtLeast("floorplan.account.api-connections", apiConnections, 1, 8);
        WrongSetting.requireAtLeast("floorplan.account.list-connections", listConnections, 1, 4);
        WrongSetting.requireAtLeast("floorplan.account.longest-list", longestList, Duration.ofSeconds(1), "2s");
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(url, api.username(), api.password(), apiConnections, longestStatement);
    }

    DatabaseSettings lists() {
        return new DatabaseSettings(url, api.username(), api.password(), listConnections, longestList);
    }
}
