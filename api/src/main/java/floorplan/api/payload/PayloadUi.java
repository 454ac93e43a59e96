package floorplan.api.payload;

import floorplan.store.settings.WrongSetting;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Temporal UI that may show payloads.
 *
 * @param origins the origins that serve the UI, such as {@code http://127.0.0.1:8233}; browsers refuse pages of any
 *     other origin
 * @param token secret of a UI without a login, which cannot send its user's token: at least 32 characters, the last
 *     part of the UI's codec endpoint {@code …/payloads/{token}}; without it that endpoint answers 404
 */
@ConfigurationProperties("floorplan.payloads.ui")
record PayloadUi(
        @DefaultValue List<String> origins, @Nullable String token) {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._~-]{32,}");

    PayloadUi {
        if (token != null && !SECRET.matcher(token).matches()) {
            throw new WrongSetting(
                    "floorplan.payloads.ui.token",
                    "too short or has other characters",
                    "must be at least 32 of the characters A-Z a-z 0-9 . _ ~ - (it is part of an address)",
                    "the output of openssl rand -hex 32");
        }
    }

    @Override
    public String toString() {
        return "PayloadUi[origins=" + origins + ", token hidden]";
    }
}
