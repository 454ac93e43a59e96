package floorplan.runtime.failure;

import floorplan.store.settings.WrongSetting;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The parts of messages that logs hide.
 *
 * @param hidden a regular expression for the parts of an exception's message that are not logged
 */
@ConfigurationProperties("floorplan.logs")
record LogSettings(@Nullable String hidden) {
    LogSettings {
        try {
            if (hidden == null || hidden.contains("'")) {
                throw wrong();
            }
            Pattern.compile(hidden);
        } catch (PatternSyntaxException unreadable) {
            throw wrong();
        }
    }

    private static WrongSetting wrong() {
        return new WrongSetting(
                "floorplan.logs.hidden", null, "must be a regular expression without apostrophes", "\\d+\\.\\d+");
    }
}
