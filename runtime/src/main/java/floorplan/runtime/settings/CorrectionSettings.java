package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of corrections.
 *
 * @param backDatingDays the most days that a stated value date or a corrected rate may lie before today; a token with
 *     {@code operations:write} may go back to the drawdown date
 */
@ConfigurationProperties("floorplan.corrections")
public record CorrectionSettings(@DefaultValue("90") int backDatingDays) {
    public CorrectionSettings {
        WrongSetting.requireAtLeast("floorplan.corrections.back-dating-days", backDatingDays, 0, 90);
    }
}
