package floorplan.devstack;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The identity provider of the local system, at which people sign in to the console. */
final class LocalProvider {
    /** The dealer of the user {@code dealer}: one that {@code make demo} imports. */
    private static final String DEALER = "EXAMPLE-DEALER-1";

    private static final String NAME = "provider";
    private static final String CLIENT = "SPRING_SECURITY_OAUTH2_CLIENT_";

    /** The provider takes nothing from the environment but its own settings. */
    private static final String OTHERS = "(FLOORPLAN|SPRING)_.*";

    private LocalProvider() {}

    /** The variables by which the API's console finds the provider. */
    static Map<String, String> settingsOfTheApi(Settings settings) {
        return new TreeMap<>(Map.of(
                CLIENT + "REGISTRATION_CONSOLE_CLIENTID",
                "floorplan-console",
                CLIENT + "REGISTRATION_CONSOLE_CLIENTSECRET",
                settings.secret("console-client"),
                CLIENT + "REGISTRATION_CONSOLE_SCOPE",
                "openid",
                CLIENT + "PROVIDER_CONSOLE_ISSUERURI",
                issuer(settings),
                "FLOORPLAN_CONSOLE_KEY",
                settings.key("console"),
                "FLOORPLAN_CONSOLE_WORKFLOWUI",
                "http://127.0.0.1:" + settings.port("temporal-ui") + "/namespaces/default/workflows",
                "FLOORPLAN_CONSOLE_SECURECOOKIES",
                "false"));
    }

    static App app(Path root, Folder folder, Settings settings) {
        Path jar = root.resolve(NAME).resolve("target").resolve(NAME + "-0.1.0-SNAPSHOT-app.jar");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PROVIDER_ISSUER", issuer(settings),
                "PROVIDER_KEY", folder.conf("token.key").toString(),
                "PROVIDER_PASSWORD", settings.secret("people"),
                "PROVIDER_CLIENTSECRET", settings.secret("console-client"),
                "PROVIDER_CONSOLE", "http://127.0.0.1:" + settings.port("api"),
                "PROVIDER_DEALER", DEALER));
        return new App(
                NAME, folder, jar, settings.port(NAME), settings.port(NAME + "-management"), environment, OTHERS);
    }

    /** Says how a person signs in. */
    static String users(Settings settings) {
        return "  (user operator, finance, auditor or dealer; password " + settings.secret("people") + ")";
    }

    private static String issuer(Settings settings) {
        return "http://127.0.0.1:" + settings.port(NAME);
    }
}
