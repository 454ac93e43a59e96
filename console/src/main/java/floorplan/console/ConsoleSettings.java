package floorplan.console;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console. The identity provider is set by Spring's own properties,
 * {@code spring.security.oauth2.client.registration.console.…} and {@code ….provider.console.…}.
 *
 * @param key seals the cookies: 32 bytes in base64, the same for every API behind one address
 * @param workflowUi address of the workflows in the Temporal UI, to which pages link; empty for no links
 * @param secureCookies false only where browsers reach the console over plain HTTP on their own machine
 */
@ConfigurationProperties("floorplan.console")
public record ConsoleSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String workflowUi,
        @DefaultValue("true") boolean secureCookies) {
    /** Path of the console, and of its cookies. */
    public static final String PATH = "/console";

    private static final int KEY_BYTES = 32;

    /**
     * The bytes of the key.
     *
     * @throws WrongConsoleKey if the key is not 32 bytes in base64
     */
    public byte[] sealingKey() {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below.
        }
        throw new WrongConsoleKey(key.isEmpty());
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "ConsoleSettings[secureCookies=" + secureCookies + "]";
    }
}
