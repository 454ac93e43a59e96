package floorplan.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Remembers the servers of others that a local system uses. A shell that no longer names them then does not move the
 * applications to empty servers of their own.
 */
final class GivenServers {
    private static final Pattern ADDRESS = Pattern.compile(".*_(URL|HOST|PORT|TARGET|NAMESPACE)");
    private static final Pattern IDENTITY_PROVIDER = Pattern.compile("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_.*");

    private static final String IDENTITY_PROVIDER_KEY = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION";

    private final Folder folder;
    private final Path ownKey;
    private final Path file;
    private final Settings settings;
    private final Map<String, String> remembered;

    /** @param settings of the system in this folder */
    GivenServers(Folder folder, Settings settings) {
        this.folder = folder;
        this.ownKey = folder.conf("token.key");
        this.file = folder.conf("given-servers");
        this.settings = settings;
        this.remembered = Files.exists(file) ? Settings.parse(file) : Map.of();
    }

    /**
     * The shell's environment, completed with the servers in use.
     *
     * @throws StackException if it names another server than the one in use; credentials may differ
     */
    Map<String, String> addedTo(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        if (Files.exists(ownKey)) {
            // A shell that has read .floorplan/env names this system's own key, which is no identity provider's.
            all.remove(IDENTITY_PROVIDER_KEY, TokenKey.in(ownKey).location());
        }
        EnumSet<Server> named = Environment.runByOthers(settings, environment);
        for (Server server : Server.values()) {
            if (named.contains(server)) {
                refuseAnother(server, environment);
            } else {
                remembered.entrySet().stream()
                        .filter(variable -> server.isToldBy(variable.getKey()))
                        .forEach(variable -> all.put(variable.getKey(), variable.getValue()));
            }
        }
        if (identityProvider(all).isEmpty()) {
            all.putAll(identityProvider(remembered));
        }
        return all;
    }

    private void refuseAnother(Server server, Map<String, String> environment) {
        Map<String, String> before = addresses(server, remembered);
        Map<String, String> now = addresses(server, environment);
        if (Files.exists(file) && !before.equals(now)) {
            throw new StackException(
                    "the system in %s uses %s, and the environment names %s. To go on, unset %s; to move to the other server, make down and delete %s"
                            .formatted(
                                    folder.root(),
                                    before.isEmpty() ? "its own " + server.id() : before,
                                    now,
                                    String.join(" ", now.keySet()),
                                    file));
        }
    }

    /** Makes the system use the servers that an environment names. */
    void remember(Map<String, String> environment) {
        Set<Server> others = Environment.runByOthers(settings, environment);
        Map<String, String> kept = identityProvider(environment);
        environment.forEach((variable, value) -> {
            if (others.stream().anyMatch(server -> server.isToldBy(variable))) {
                kept.put(variable, value);
            }
        });
        Folder.writeSecret(file, Settings.format(kept));
    }

    private static Map<String, String> addresses(Server server, Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> server.isToldBy(variable.getKey()))
                .filter(variable -> ADDRESS.matcher(variable.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, last) -> last, TreeMap::new));
    }

    private static Map<String, String> identityProvider(Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().removeIf(name -> !IDENTITY_PROVIDER.matcher(name).matches());
        return variables;
    }
}
