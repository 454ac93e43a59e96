package floorplan.console.operation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * A request that a page makes of the API.
 *
 * @param headers all of its headers; nothing of the browser's request is added
 * @param body empty for a request without one
 */
public record ApiRequest(String method, Target target, Map<String, String> headers, InputStream body) {
    private static final String ACCEPT = "Accept";
    private static final String JSON = "application/json";

    static ApiRequest get(Target target) {
        return get(target, JSON);
    }

    static ApiRequest get(Target target, String accepted) {
        return new ApiRequest("GET", target, Map.of(ACCEPT, accepted), new ByteArrayInputStream(new byte[0]));
    }
}
