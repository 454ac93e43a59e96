package floorplan.api.imports;

import floorplan.store.settings.WrongSetting;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of imported loans.
 *
 * @param oldest how long before today a loan may have been drawn, because every day since then is accrued. Does not
 *     bind a client with {@code operations:write}
 */
@ConfigurationProperties("floorplan.imports")
record ImportSettings(@DefaultValue("2y") Period oldest) {
    ImportSettings {
        if (oldest.isNegative() || oldest.isZero()) {
            throw new WrongSetting("floorplan.imports.oldest", oldest, "must be a period above zero", "2y");
        }
    }
}
