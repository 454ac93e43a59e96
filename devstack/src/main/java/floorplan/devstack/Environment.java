package floorplan.devstack;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment variables with which the applications find the servers, named so that Spring reads them as
 * properties.
 */
final class Environment {
    private Environment() {}

    /** The variables for the servers of one stack; for servers run by others, those of the given environment. */
    static Map<String, String> of(Settings settings, Map<String, String> given) {
        Set<Server> others = runByOthers(settings, given);
        Map<String, String> all = new TreeMap<>(given);
        all.keySet().removeIf(name -> others.stream().noneMatch(server -> server.isToldBy(name)));
        for (Server server : Server.values()) {
            if (!others.contains(server)) {
                all.putAll(own(server, settings));
            }
        }
        return all;
    }

    /**
     * The servers that others run: those that the given environment names, unless their addresses are this stack's own.
     */
    static EnumSet<Server> runByOthers(Settings settings, Map<String, String> given) {
        EnumSet<Server> servers = EnumSet.allOf(Server.class);
        servers.removeIf(server -> !server.isNamedIn(given)
                || given.entrySet().containsAll(own(server, settings).entrySet()));
        return servers;
    }

    private static Map<String, String> own(Server server, Settings settings) {
        return switch (server) {
            case MARIADB -> database(settings);
            case REDIS -> redis(settings);
            case RABBITMQ -> rabbitMq(settings);
            case TEMPORAL -> temporal(settings);
        };
    }

    private static Map<String, String> redis(Settings settings) {
        Map<String, String> variables = users("REDIS", settings);
        variables.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
        variables.put("SPRING_DATA_REDIS_PORT", "" + settings.port("redis"));
        return variables;
    }

    private static Map<String, String> rabbitMq(Settings settings) {
        Map<String, String> variables = users("RABBITMQ", settings);
        variables.put("SPRING_RABBITMQ_HOST", "127.0.0.1");
        variables.put("SPRING_RABBITMQ_PORT", "" + settings.port("rabbitmq"));
        return variables;
    }

    /** The applications' users of a server, and the user who may do anything there. */
    private static Map<String, String> users(String server, Settings settings) {
        Map<String, String> variables = new TreeMap<>();
        for (String role : List.of("worker", "api", "owner")) {
            String prefix = "FLOORPLAN_" + server + "_" + role.toUpperCase(Locale.ROOT);
            variables.put(prefix + "_USERNAME", "floorplan_" + role);
            variables.put(prefix + "_PASSWORD", settings.secret(server.toLowerCase(Locale.ROOT) + "_" + role));
        }
        return variables;
    }

    private static Map<String, String> temporal(Settings settings) {
        int ui = settings.port("temporal-ui");
        Map<String, String> variables = new TreeMap<>();
        variables.put("SPRING_TEMPORAL_CONNECTION_TARGET", "127.0.0.1:" + settings.port("temporal"));
        variables.put("SPRING_TEMPORAL_NAMESPACE", "default");
        variables.put("FLOORPLAN_TEMPORAL_UI", "http://127.0.0.1:" + ui);
        variables.put("FLOORPLAN_PAYLOADS_ACTIVE", "k1");
        variables.put("FLOORPLAN_PAYLOADS_KEYS_K1", settings.key("payloads"));
        variables.put("FLOORPLAN_PAYLOADS_UI_ORIGINS", "http://127.0.0.1:%d,http://localhost:%d".formatted(ui, ui));
        variables.put("FLOORPLAN_PAYLOADS_UI_TOKEN", settings.secret("payloads-ui"));
        return variables;
    }

    private static Map<String, String> database(Settings settings) {
        Map<String, String> variables = new TreeMap<>();
        for (String schema : List.of("account", "clms")) {
            String upper = schema.toUpperCase(Locale.ROOT);
            String url = "jdbc:%s://127.0.0.1:%d/%s"
                    .formatted(
                            settings.servers() == ServerSet.HOST ? "mariadb" : "mysql",
                            settings.port("mariadb"),
                            schema);
            variables.put("FLOORPLAN_" + upper + "_URL", url);
            for (String role : List.of("worker", "api")) {
                String user = schema + "_" + role;
                String prefix = "FLOORPLAN_" + user.toUpperCase(Locale.ROOT);
                variables.put(prefix + "_USERNAME", user);
                variables.put(prefix + "_PASSWORD", settings.secret(user));
            }
            variables.put("FLOORPLAN_MIGRATE_" + upper + "_URL", url);
            variables.put("FLOORPLAN_MIGRATE_" + upper + "_USER", schema + "_owner");
            variables.put("FLOORPLAN_MIGRATE_" + upper + "_PASSWORD", settings.secret(schema + "_owner"));
        }
        return variables;
    }
}
