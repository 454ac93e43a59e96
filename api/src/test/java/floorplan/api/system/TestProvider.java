package floorplan.api.system;

import floorplan.devstack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity provider at which tests sign in to the console of the running system. Only tests that do so start it.
 */
public final class TestProvider {
    public static final String PASSWORD = "a-password";

    private static final int PORT = Ports.free();
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    private static final String SECRET = "a-secret";
    private static final String CLIENT = "SPRING_SECURITY_OAUTH2_CLIENT_";

    private TestProvider() {}

    /** Settings of an API, with those of its console. */
    static Map<String, String> withConsole(Map<String, String> apiSettings) {
        Map<String, String> all = new TreeMap<>(apiSettings);
        all.put(CLIENT + "REGISTRATION_CONSOLE_CLIENTID", "floorplan-console");
        all.put(CLIENT + "REGISTRATION_CONSOLE_CLIENTSECRET", SECRET);
        all.put(CLIENT + "REGISTRATION_CONSOLE_SCOPE", "openid");
        all.put(CLIENT + "PROVIDER_CONSOLE_ISSUERURI", ISSUER);
        all.put("FLOORPLAN_CONSOLE_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        all.put("FLOORPLAN_CONSOLE_SECURECOOKIES", "false");
        all.put("FLOORPLAN_CONSOLE_WORKFLOWUI", "https://temporal.example/namespaces/default/workflows");
        return all;
    }

    /** @param dealer the dealer of the user {@code dealer} */
    public static AppProcess start(RunningSystem system, String dealer) {
        return new AppProcess(
                        "provider",
                        PORT,
                        Map.of(
                                "PROVIDER_ISSUER", ISSUER,
                                "PROVIDER_KEY", key().toString(),
                                "PROVIDER_PASSWORD", PASSWORD,
                                "PROVIDER_CLIENTSECRET", SECRET,
                                "PROVIDER_CONSOLE", system.api.url(),
                                "PROVIDER_DEALER", dealer))
                .ready();
    }

    private static Path key() {
        try {
            Path file = Files.createTempFile("provider", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, RunningSystem.KEY.privatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
