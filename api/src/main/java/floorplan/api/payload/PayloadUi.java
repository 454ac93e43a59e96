package floorplan.api.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Temporal UI that may show payloads.
 *
 * @param origins where it is served from, as in {@code http://127.0.0.1:8233}; browsers let no page of another origin ask
 * @param token for a UI without a login, which cannot send its user's token: at least 32 characters, to be put into the codec endpoint
 *     it is given, {@code …/payloads/{token}}; without one there is no such endpoint
 */
@ConfigurationProperties("floorplan.payloads.ui")
record PayloadUi(
        @DefaultValue List<String> origins, @Nullable String token) {
    private static final int SHORTEST = 32;

    PayloadUi {
        if (token != null && token.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "floorplan.payloads.ui.token must be a secret of at least " + SHORTEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "PayloadUi[origins=" + origins + ", token hidden]";
    }
}
