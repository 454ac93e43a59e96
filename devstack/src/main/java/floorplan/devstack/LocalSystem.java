package floorplan.devstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole of Floorplan on this machine: the servers, their schemas, the worker, the API and, unless the environment
 * names one, an identity provider. Data is kept.
 */
final class LocalSystem {
    private static final String TOKEN = "FLOORPLAN_TOKEN";
    private static final String TOKEN_SETTINGS = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_";
    private static final String SIGN_IN_SETTINGS = "SPRING_SECURITY_OAUTH2_CLIENT_";
    private static final String OTHERS_OF_THE_WORKER =
            "FLOORPLAN_MIGRATE_.*|FLOORPLAN_(ACCOUNT|CLMS)_API_.*|FLOORPLAN_PAYLOADS_UI_.*"
                    + "|FLOORPLAN_(REDIS|RABBITMQ)_(OWNER|API)_.*|FLOORPLAN_CONSOLE_.*|" + TOKEN + "|" + TOKEN_SETTINGS
                    + ".*|" + SIGN_IN_SETTINGS + ".*";
    private static final String OTHERS_OF_THE_API =
            "FLOORPLAN_MIGRATE_.*|FLOORPLAN_CLMS_WORKER_.*|FLOORPLAN_(REDIS|RABBITMQ)_(OWNER|WORKER)_.*|" + TOKEN;

    private final Folder folder;
    private final StackOptions options;
    private final Stack stack;
    private final Map<String, String> given;
    private final Map<String, String> environment;
    private final List<App> apps;

    /**
     * The system of a checkout on the servers that it has used before.
     *
     * @param environment names the servers of others that the system uses from its first start on
     * @throws StackException if it names other servers than those in use
     */
    static LocalSystem asBefore(Path root, Map<String, String> environment) {
        Folder folder = new Folder(root.resolve(".floorplan")).create();
        return new LocalSystem(root, new GivenServers(folder, Settings.of(folder)).addedTo(environment));
    }

    /** The system of a checkout; given servers are run by others. */
    LocalSystem(Path root, Map<String, String> given) {
        this.given = given;
        folder = new Folder(root.resolve(".floorplan")).create();
        options = new StackOptions(folder.root(), familiarPorts(), given);
        stack = Stack.at(options);
        Settings settings = Settings.of(folder);
        environment = new TreeMap<>(stack.environment());
        environment.put("FLOORPLAN_URL", "http://127.0.0.1:" + settings.port("api"));
        apps = new ArrayList<>();
        if (believesOwnTokens()) {
            environment.put(TOKEN_SETTINGS + "PUBLICKEYLOCATION", key().location());
            environment.putAll(LocalProvider.settingsOfTheApi(settings));
        }
        apps.add(app(root, "worker", settings, OTHERS_OF_THE_WORKER));
        apps.add(app(root, "api", settings, OTHERS_OF_THE_API));
        if (believesOwnTokens()) {
            apps.add(LocalProvider.app(root, folder, settings));
        }
        settings.save();
    }

    private App app(Path root, String name, Settings settings, String keptFrom) {
        Path jar = root.resolve(name).resolve("target").resolve(name + "-0.1.0-SNAPSHOT-app.jar");
        int management = settings.port(name + "-management");
        return new App(name, folder, jar, settings.port(name), management, environment, keptFrom);
    }

    /**
     * Returns whether the API accepts the system's own tokens: it does unless the environment names an identity
     * provider or another key.
     */
    private boolean believesOwnTokens() {
        return given.keySet().stream().noneMatch(variable -> variable.startsWith(TOKEN_SETTINGS));
    }

    private TokenKey key() {
        return TokenKey.in(folder.conf("token.key"));
    }

    /**
     * A token that the API accepts; see {@link TokenRole} for the roles.
     *
     * @throws StackException if the API accepts tokens of an identity provider, or there is no such role
     */
    String token(String role) {
        if (!believesOwnTokens()) {
            throw new StackException(
                    "the environment sets " + TOKEN_SETTINGS + "…: ask that identity provider for tokens");
        }
        return key().sign(TokenRole.claims(role, Instant.now()));
    }

    /** The environment for programs: all variables, and a token with all rights. */
    private Map<String, String> published() {
        Map<String, String> published = new TreeMap<>(environment);
        published.put(TOKEN, believesOwnTokens() ? token("operator") : given.getOrDefault(TOKEN, ""));
        return published;
    }

    /** The well-known ports, as far as they are free at the first start. */
    private Map<String, Integer> familiarPorts() {
        if (Files.exists(folder.conf("settings"))) {
            return Map.of();
        }
        Map<String, Integer> ports = new HashMap<>(Map.of("api", 8080, "temporal-ui", 8233));
        ports.values().removeIf(port -> !Ports.isFree(port));
        return ports;
    }

    /** Starts the missing parts and restarts applications that were rebuilt; returns when everything answers. */
    void up() {
        for (App app : apps) {
            if (!Files.exists(app.built())) {
                throw new StackException(app.name() + " is not built: run make up, which builds it first");
            }
        }
        Stack.start(options);
        new GivenServers(folder, Settings.of(folder)).remember(given);
        Folder.writeSecret(folder.env(), shell(published()));
        List<Starter> starters = starters();
        starters.stream()
                .filter(starter -> ((App) starter.program()).isOutdated())
                .forEach(Starter::stop);
        if (!starters.stream().allMatch(starter -> starter.daemon().isRunning())) {
            migrate();
        }
        Parallel.each(starters, Starter::start);
    }

    List<App> apps() {
        return apps;
    }

    private List<Starter> starters() {
        return apps.stream().map(app -> new Starter(app, folder)).toList();
    }

    private void migrate() {
        ProcessBuilder migrate = App.java(List.of(
                "-Dloader.main=floorplan.store.Migrate",
                "-cp",
                apps.getFirst().built().toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher"));
        migrate.environment().putAll(environment);
        Command.run(migrate, "", folder.log("migrate"), Duration.ofMinutes(5));
    }

    /**
     * Runs statements in a schema as its owner, with this machine's client for the database.
     *
     * @param schema {@code account} or {@code clms}
     */
    void execute(String schema, String statements) {
        String owner = "FLOORPLAN_MIGRATE_" + schema.toUpperCase(Locale.ROOT);
        URI url = URI.create(
                Objects.requireNonNull(environment.get(owner + "_URL")).substring("jdbc:".length()));
        List<String> command = new ArrayList<>(stack.databaseClient());
        command.addAll(List.of(
                "--no-defaults",
                "--host=" + url.getHost(),
                "--port=" + (url.getPort() < 0 ? 3306 : url.getPort()),
                "--user=" + environment.get(owner + "_USER"),
                schema));
        ProcessBuilder client = new ProcessBuilder(command);
        client.environment().put("MYSQL_PWD", Objects.requireNonNull(environment.get(owner + "_PASSWORD")));
        Command.run(client, statements, folder.log("sql"), Duration.ofSeconds(30));
    }

    /** Stops the applications, which finish accepted work, and then the servers. */
    void down() {
        Parallel.each(starters(), Starter::stop);
        stack.close();
    }

    /** Prints a line for each part; returns whether all of them answer. */
    boolean status() {
        boolean allUp = true;
        for (Starter starter :
                Stream.concat(stack.starters().stream(), starters().stream()).toList()) {
            boolean up = starter.isUp();
            allUp &= up;
            System.out.printf(
                    "%-8s  %-8s  ports %s  %s%n",
                    starter.program().name(),
                    up ? "up" : "down",
                    starter.program().ports(),
                    starter.daemon().log());
        }
        return allUp;
    }

    /** The addresses for a person to open once the system is up. */
    String addresses() {
        return """
                API          %s
                Console      %s/console%s
                Swagger      %s/swagger-ui.html
                Temporal UI  %s
                Variables    . %s
                """.formatted(
                        environment.get("FLOORPLAN_URL"),
                        environment.get("FLOORPLAN_URL"),
                        believesOwnTokens() ? LocalProvider.users(Settings.of(folder)) : "",
                        environment.get("FLOORPLAN_URL"),
                        environment.getOrDefault("FLOORPLAN_TEMPORAL_UI", "(of the server given)"),
                        folder.env());
    }

    /** Lines that a shell reads unchanged, whatever characters a given address contains. */
    private static String shell(Map<String, String> variables) {
        Map<String, String> quoted = new TreeMap<>();
        variables.forEach((name, value) ->
                quoted.put(name, value.matches("[\\w:/.@-]*") ? value : "'" + value.replace("'", "'\\''") + "'"));
        return Settings.format(quoted);
    }
}
