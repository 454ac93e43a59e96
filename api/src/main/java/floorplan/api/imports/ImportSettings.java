package floorplan.api.imports;

import floorplan.store.settings.WrongSetting;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What files may bring.
 *
 * @param oldest so long before today a loan may have been drawn, unless who sends the file may operate the system: all days since are accrued
 */
@ConfigurationProperties("floorplan.imports")
record ImportSettings(@DefaultValue("2y") Period oldest) {
    ImportSettings {
        if (oldest.isNegative() || oldest.isZero()) {
            throw new WrongSetting("floorplan.imports.oldest", oldest, "must be a period above zero", "2y");
        }
    }
}
