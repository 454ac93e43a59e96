package floorplan.devstack;

import java.util.Locale;
import java.util.Map;

/**
 * The servers of a stack. Pid files, logs and messages use their names; MySQL, which may replace MariaDB, uses
 * MariaDB's name.
 */
public enum Server {
    MARIADB("FLOORPLAN_ACCOUNT_URL", "FLOORPLAN_(ACCOUNT|CLMS|MIGRATE)_.*"),
    REDIS("SPRING_DATA_REDIS_HOST", "(SPRING_DATA|FLOORPLAN)_REDIS_.*"),
    RABBITMQ("SPRING_RABBITMQ_HOST", "(SPRING|FLOORPLAN)_RABBITMQ_.*"),
    TEMPORAL("SPRING_TEMPORAL_CONNECTION_TARGET", "(SPRING|FLOORPLAN)_TEMPORAL_.*|FLOORPLAN_PAYLOADS_.*");

    private final String addressVariable;
    private final String variables;

    Server(String addressVariable, String variables) {
        this.addressVariable = addressVariable;
        this.variables = variables;
    }

    /** The name in lower case, as in {@code redis.pid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the environment gives the address of such a server. */
    boolean isNamedIn(Map<String, String> environment) {
        return environment.containsKey(addressVariable);
    }

    /** Returns whether an environment variable says how to reach such a server. */
    boolean isToldBy(String variable) {
        return variable.matches(variables);
    }
}
