package floorplan.devstack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A set of server versions for a stack. The environment variable {@code SERVERS} names one. */
public enum ServerSet {
    /** This machine's packages: on Debian 12 MariaDB 10.11, Redis 7.0 and RabbitMQ 3.10. */
    HOST,
    /** MySQL, Redis 8 and RabbitMQ 4: the Debian versions nearest to {@code docker-compose.yml}. */
    COMPAT;

    static final String VARIABLE = "SERVERS";

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param id in lower case
     * @throws StackException naming the sets there are
     */
    static ServerSet named(String id) {
        return Arrays.stream(values())
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new StackException("SERVERS=%s is not known; there are %s"
                        .formatted(
                                id, Arrays.stream(values()).map(ServerSet::id).collect(Collectors.joining(" and ")))));
    }

    /** The userland with the server's programs; empty if they are packages of this machine. */
    Optional<Userland> userland(Server server) {
        return this == HOST
                ? Optional.empty()
                : switch (server) {
                    case MARIADB -> Optional.of(Userland.MYSQL);
                    case REDIS, RABBITMQ -> Optional.of(Userland.REDIS_AND_RABBITMQ);
                    case TEMPORAL -> Optional.empty();
                };
    }

    /** The command line for a program of the server. */
    List<String> command(Server server, List<String> command) {
        return userland(server).map(userland -> userland.command(command)).orElse(command);
    }
}
