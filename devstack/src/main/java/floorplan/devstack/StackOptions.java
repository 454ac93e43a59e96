package floorplan.devstack;

import java.nio.file.Path;
import java.util.Map;

/**
 * The options of a stack.
 *
 * @param folder folder of everything that belongs to the stack; a stack that already runs there is used
 * @param ports ports that are given, by name: {@code mariadb}, {@code redis}, {@code rabbitmq}, {@code temporal},
 *     {@code temporal-ui}; other ports are free ones, chosen once
 * @param environment the caller's environment: a server whose address it names is run by others and not started, and
 *     {@code SERVERS} names the {@link ServerSet}
 * @param statementsKept whether MariaDB logs every statement that it receives
 */
public record StackOptions(
        Path folder, Map<String, Integer> ports, Map<String, String> environment, boolean statementsKept) {
    public StackOptions(Path folder, Map<String, Integer> ports, Map<String, String> environment) {
        this(folder, ports, environment, false);
    }

    /** A stack on free ports that runs all servers, except those that this process's environment names. */
    public static StackOptions in(Path folder) {
        return new StackOptions(folder, Map.of(), System.getenv());
    }

    /** The same options, with a database that logs every statement. */
    StackOptions keepingStatements() {
        return new StackOptions(folder, ports, environment, true);
    }

    /** A stack that runs all servers, whatever the environment says. */
    static StackOptions ofOwnServers(Path folder) {
        return new StackOptions(folder, Map.of(), Map.of());
    }
}
