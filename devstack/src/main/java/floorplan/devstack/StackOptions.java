package floorplan.devstack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a stack is to be.
 *
 * @param folder where it keeps everything; a stack that already runs there is used
 * @param ports ports that are given, by name: {@code mariadb}, {@code redis}, {@code rabbitmq}, {@code temporal},
 *     {@code temporal-ui}; any other is a free one, chosen once
 * @param environment the caller's environment: a server whose address it names is run by others and not started, and {@code SERVERS} names the {@link ServerSet}
 * @param statementsKept whether MariaDB writes down every statement that it is sent
 */
public record StackOptions(
        Path folder, Map<String, Integer> ports, Map<String, String> environment, boolean statementsKept) {
    public StackOptions(Path folder, Map<String, Integer> ports, Map<String, String> environment) {
        this(folder, ports, environment, false);
    }

    /** A stack on free ports, all servers its own but those that this process's environment names. */
    public static StackOptions in(Path folder) {
        return new StackOptions(folder, Map.of(), System.getenv());
    }

    /** The same, with a database that writes down every statement. */
    StackOptions keepingStatements() {
        return new StackOptions(folder, ports, environment, true);
    }

    /** All servers its own, whatever the environment says. */
    static StackOptions ofOwnServers(Path folder) {
        return new StackOptions(folder, Map.of(), Map.of());
    }
}
