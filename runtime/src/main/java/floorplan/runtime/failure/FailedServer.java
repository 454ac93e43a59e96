package floorplan.runtime.failure;

import java.util.Optional;

/** The server behind a failure, recognized by the class names of the exceptions. */
public enum FailedServer {
    REDIS("Redis", "io\\.lettuce\\..*|org\\.springframework\\.data\\.redis\\..*"),
    RABBITMQ(
            "RabbitMQ",
            "com\\.rabbitmq\\..*|org\\.springframework\\.amqp\\..*|floorplan\\.store\\.message\\.NotPublished"),
    MYSQL("MySQL", "java\\.sql\\..*|org\\.mariadb\\..*|com\\.mysql\\..*|com\\.zaxxer\\.hikari\\..*"),
    TEMPORAL("Temporal", "io\\.grpc\\..*"),
    /** The workers of the {@code account} queue, which the credit side asks whether repayments were applied. */
    ACCOUNT_QUEUE("The account queue", "io\\.temporal\\.failure\\.TimeoutFailure"),
    /** The identity provider. */
    ISSUER("The issuer of tokens", "com\\.nimbusds\\..*");

    private final String name;
    private final String exceptions;

    FailedServer(String name, String exceptions) {
        this.name = name;
        this.exceptions = exceptions;
    }

    static Optional<FailedServer> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (FailedServer server : values()) {
                if (server.threw(cause)) {
                    return Optional.of(server);
                }
            }
        }
        return Optional.empty();
    }

    private boolean threw(Throwable cause) {
        return cause.getClass().getName().matches(exceptions);
    }

    @Override
    public String toString() {
        return name;
    }
}
