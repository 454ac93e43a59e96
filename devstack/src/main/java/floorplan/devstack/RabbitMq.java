package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A private RabbitMQ node, with its own name, cookie and port mapper, so that it never meets another node of this
 * machine and needs no host name.
 *
 * @param environment holds its users' passwords
 */
record RabbitMq(
        ServerSet set,
        Folder folder,
        int port,
        int nodePort,
        int mapperPort,
        Map<String, String> environment,
        String cookie)
        implements Program {
    // Debian's wrapper in /usr/sbin requires its own user and folders; the script behind it does not.
    static final Path SCRIPT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Path CONTROL = SCRIPT.resolveSibling("rabbitmqctl");
    private static final String PORT_MAPPER = "epmd";

    @Override
    public String name() {
        return Server.RABBITMQ.id();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, nodePort);
    }

    @Override
    public void prepare() {
        Folder.writeSecret(conf(), """
                listeners.tcp.local = 127.0.0.1:%d
                load_definitions = %s
                log.file = false
                log.console = true
                log.console.level = warning
                """.formatted(port, definitions()));
        Folder.writeSecret(definitions(), users());
        try {
            Files.createDirectories(folder.data(name()));
            Files.writeString(plugins(), "[].\n");
            Path cookieFile = folder.data(name()).resolve(".erlang.cookie");
            if (!Files.exists(cookieFile)) {
                Folder.writeSecret(cookieFile, cookie);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon mapper = mapper();
        if (!mapper.isRunning()) {
            mapper.start(new ProcessBuilder(set.command(
                    Server.RABBITMQ, List.of(PORT_MAPPER, "-port", "" + mapperPort, "-address", "127.0.0.1"))));
        }
    }

    private Daemon mapper() {
        return new Daemon(PORT_MAPPER, folder);
    }

    private Path conf() {
        return folder.conf("rabbitmq.conf");
    }

    /**
     * The users with their rights: the credit side declares queues and listens; the account side only publishes to its
     * exchange.
     */
    String users() {
        return """
                {
                  "vhosts": [{"name": "/"}],
                  "users": [
                    {"name": "floorplan_owner", "password": "%s", "tags": "administrator"},
                    {"name": "floorplan_worker", "password": "%s", "tags": ""},
                    {"name": "floorplan_api", "password": "%s", "tags": ""}
                  ],
                  "permissions": [
                    {"user": "floorplan_owner", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"},
                    {
                      "user": "floorplan_worker",
                      "vhost": "/",
                      "configure": "^(floorplan[.]account|clms[.]credit|clms[.]credit[.]dead)$",
                      "write": "^(floorplan[.]account|clms[.]credit|amq[.]default)$",
                      "read": "^(floorplan[.]account|clms[.]credit|clms[.]credit[.]dead)$"
                    },
                    {"user": "floorplan_api", "vhost": "/", "configure": "^$", "write": "^floorplan[.]account$", "read": "^$"}
                  ]
                }
                """.formatted(password("OWNER"), password("WORKER"), password("API"));
    }

    private String password(String role) {
        return Objects.requireNonNull(environment.get("FLOORPLAN_RABBITMQ_" + role + "_PASSWORD"));
    }

    private Path definitions() {
        return folder.conf("rabbitmq-definitions.json");
    }

    private Path plugins() {
        return folder.conf("rabbitmq-plugins");
    }

    /** Runs the node's own command. */
    void control(List<String> arguments) {
        ProcessBuilder command = program(CONTROL);
        command.command().addAll(arguments);
        Command.run(command, "", folder.log("rabbitmqctl"), Duration.ofMinutes(1));
    }

    @Override
    public ProcessBuilder command() {
        return program(SCRIPT);
    }

    private ProcessBuilder program(Path script) {
        Path home = folder.data(name());
        ProcessBuilder command =
                new ProcessBuilder(new ArrayList<>(set.command(Server.RABBITMQ, List.of(script.toString()))));
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(key -> key.startsWith("RABBITMQ_") || key.startsWith("ERL_"));
        environment.put("HOME", home.toString());
        environment.put("ERL_EPMD_PORT", "" + mapperPort);
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("ERL_CRASH_DUMP", "/dev/null");
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        environment.put("RABBITMQ_CONFIG_FILE", conf().toString());
        environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", plugins().toString());
        environment.put("RABBITMQ_NODENAME", "floorplan@localhost");
        environment.put("RABBITMQ_DIST_PORT", "" + nodePort);
        environment.put("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", home.resolve("log").toString());
        environment.put("RABBITMQ_PID_FILE", home.resolve("pid").toString());
        // Makes the script become the server instead of waiting for it, so that the pid is the server's.
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        // Idle schedulers must not spin, since the whole stack shares the machine's few cores.
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none");
        return command;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    @Override
    public boolean answers() {
        return AmqpHandshake.succeeds(port, "floorplan_owner", password("OWNER"));
    }

    @Override
    public void cleanUp() {
        mapper().stop(Duration.ofSeconds(5));
    }
}
