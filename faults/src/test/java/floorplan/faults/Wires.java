package floorplan.faults;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All connections of one application to its servers.
 *
 * @param databaseUrl format with places for the port and the schema
 */
record Wires(String databaseUrl, Wire account, Wire clms, Wire redis, Wire rabbit, Wire temporal) {
    private static final String MARIADB_URL = "jdbc:mariadb://127.0.0.1:%d/%s?useServerPrepStmts=false";

    /**
     * With this driver, settings of a host override those of the pool; settings of the whole URL do not. Encryption is
     * off, since a wire must read the words.
     */
    private static final String MYSQL_URL =
            "jdbc:mysql://address=(host=127.0.0.1)(port=%d)(useServerPrepStmts=false)(sslMode=DISABLED)(allowPublicKeyRetrieval=true)/%s";

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

    /** @param servers the stack's environment */
    static Wires to(Map<String, String> servers) {
        return new Wires(
                get(servers, "FLOORPLAN_ACCOUNT_URL").startsWith("jdbc:mysql:") ? MYSQL_URL : MARIADB_URL,
                new Wire(port(servers, "FLOORPLAN_ACCOUNT_URL")),
                new Wire(port(servers, "FLOORPLAN_CLMS_URL")),
                new Wire(Integer.parseInt(get(servers, "SPRING_DATA_REDIS_PORT"))),
                new Wire(Integer.parseInt(get(servers, "SPRING_RABBITMQ_PORT"))),
                new Wire(port(servers, "SPRING_TEMPORAL_CONNECTION_TARGET")));
    }

    private static String get(Map<String, String> servers, String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    private static int port(Map<String, String> servers, String name) {
        Matcher port = PORT.matcher(get(servers, name));
        if (!port.find()) {
            throw new IllegalStateException(name + " names no port");
        }
        return Integer.parseInt(port.group());
    }

    /**
     * Environment variables that lead an application through the wires. Statements are sent as text each time, so that
     * a wire can recognize them.
     */
    Map<String, String> environment() {
        return Map.of(
                "FLOORPLAN_ACCOUNT_URL", databaseUrl.formatted(account.port(), "account"),
                "FLOORPLAN_CLMS_URL", databaseUrl.formatted(clms.port(), "clms"),
                "SPRING_DATA_REDIS_PORT", "" + redis.port(),
                "SPRING_RABBITMQ_PORT", "" + rabbit.port(),
                "SPRING_TEMPORAL_CONNECTION_TARGET", "127.0.0.1:" + temporal.port());
    }

    List<Wire> all() {
        return List.of(account, clms, redis, rabbit, temporal);
    }

    void heal() {
        all().forEach(Wire::heal);
    }
}
