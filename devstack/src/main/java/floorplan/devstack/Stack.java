package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * MariaDB or MySQL, Redis, RabbitMQ and Temporal as private processes of this machine. They outlive this JVM;
 * {@link #close} stops them and keeps their data. No method reaches a process that was not started by a stack of the
 * same folder.
 */
public final class Stack implements AutoCloseable {
    private final Folder folder;
    private final ServerSet set;
    private final Map<Server, Starter> starters = new EnumMap<>(Server.class);
    private final Map<String, String> environment;

    private Stack(StackOptions options) {
        folder = new Folder(options.folder()).create();
        Settings settings = Settings.of(folder);
        settings.givePorts(options.ports());
        set = set(options, settings);
        settings.takeServers(set);
        environment = Map.copyOf(Environment.of(settings, options.environment()));
        for (Server server : EnumSet.complementOf(Environment.runByOthers(settings, options.environment()))) {
            starters.put(server, new Starter(program(server, settings, options), folder));
        }
        settings.save();
    }

    /** A folder with data keeps the servers that have written it, since other ones cannot read it. */
    private ServerSet set(StackOptions options, Settings settings) {
        boolean hasData = Stream.of(Server.MARIADB, Server.REDIS, Server.RABBITMQ)
                .anyMatch(server -> Files.exists(folder.data(server.id())));
        ServerSet kept = hasData ? settings.servers() : ServerSet.HOST;
        ServerSet named = ServerSet.named(options.environment().getOrDefault(ServerSet.VARIABLE, kept.id()));
        if (hasData && named != kept) {
            throw new StackException(
                    "the data in %1$s is of SERVERS=%2$s, and the servers of SERVERS=%3$s cannot read it; to go on, leave SERVERS out; to begin anew with SERVERS=%3$s, stop what runs there (make down) and move the folder away"
                            .formatted(folder.root(), kept.id(), named.id()));
        }
        return named;
    }

    private Program program(Server server, Settings settings, StackOptions options) {
        int port = settings.port(server.id());
        return switch (server) {
            case MARIADB ->
                set == ServerSet.HOST
                        ? new MariaDb(folder, port, Repository.usersSql(), environment, options.statementsKept())
                        : new MySql(folder, port, Repository.usersSql(), environment, settings.secret("mysql-root"));
            case REDIS -> new Redis(set, folder, port, environment);
            case RABBITMQ ->
                new RabbitMq(
                        set,
                        folder,
                        port,
                        settings.port("rabbitmq-node"),
                        settings.port("rabbitmq-mapper"),
                        environment,
                        settings.secret("rabbitmq-cookie"));
            case TEMPORAL ->
                new Temporal(
                        folder,
                        port,
                        settings.port("temporal-ui"),
                        "http://127.0.0.1:%d/payloads/%s"
                                .formatted(settings.port("api"), environment.get("FLOORPLAN_PAYLOADS_UI_TOKEN")));
        };
    }

    /**
     * Installs missing programs and starts missing servers; returns when all servers answer.
     *
     * @throws StackException naming the server that failed and its log; servers started by this call are stopped again
     */
    public static Stack start(StackOptions options) {
        Stack stack = new Stack(options);
        Install.missing(stack.starters.keySet(), stack.set);
        Set<String> versions = stack.versions();
        if (!versions.isEmpty()) {
            System.err.println("servers: " + String.join(", ", versions));
        }
        stack.mend();
        return stack;
    }

    /** The stack of a folder as it is, running or not. */
    static Stack at(StackOptions options) {
        return new Stack(options);
    }

    /** Returns whether a stack of this folder has a server running. */
    static boolean isRunningIn(Path folder) {
        return Arrays.stream(Server.values())
                .anyMatch(server -> new Daemon(server.id(), new Folder(folder)).isRunning());
    }

    /** Starts ended servers and resumes paused ones; returns when all servers answer. */
    void mend() {
        locked(this::startAll);
    }

    private void startAll() {
        List<Starter> started = Collections.synchronizedList(new ArrayList<>());
        try {
            Parallel.each(starters.values(), starter -> {
                if (!starter.daemon().isRunning()) {
                    started.add(starter);
                }
                starter.start();
            });
        } catch (RuntimeException e) {
            Parallel.each(List.copyOf(started), Starter::stop);
            throw e;
        }
    }

    Folder folder() {
        return folder;
    }

    Collection<Starter> starters() {
        return starters.values();
    }

    /** Addresses and credentials as environment variables, as in {@code SPRING_DATA_REDIS_PORT}. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The same as Spring properties, as in {@code spring.data.redis.port}. */
    public Map<String, String> springProperties() {
        Map<String, String> properties = new TreeMap<>();
        environment.forEach(
                (name, value) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return properties;
    }

    public boolean isRunning(Server server) {
        return starter(server).daemon().isRunning();
    }

    /** Returns whether the server answers over its own protocol now; a paused server does not. */
    public boolean answers(Server server) {
        return starter(server).program().answers();
    }

    public Path log(Server server) {
        return starter(server).daemon().log();
    }

    /** Ends the server at once, as {@code kill -9} does. Its data stays. */
    public void kill(Server server) {
        starter(server).kill();
    }

    /** Ends the server in its own orderly way. Its data stays. */
    public void stop(Server server) {
        starter(server).stop();
    }

    /** Freezes the server: its connections stay open and nothing answers. */
    public void pause(Server server) {
        starter(server).daemon().pause();
    }

    public void resume(Server server) {
        starter(server).daemon().resume();
    }

    /** Stops the server if it runs, then starts it on the same port and data; returns when it answers. */
    public void restart(Server server) {
        starter(server).stop();
        starter(server).start();
    }

    /** Ends the server at once, deletes its data and starts it again; returns when it answers. */
    public void beginAnew(Server server) {
        starter(server).kill();
        Folder.delete(folder.data(server.id()));
        starter(server).start();
    }

    /** Copies the server's present files into a folder that must not exist yet. */
    public void copyData(Server server, Path to) {
        Folder.copy(folder.data(server.id()), to);
    }

    /** Ends the server at once, replaces its data by older data and starts it again; returns when it answers. */
    public void beginFrom(Server server, Path data) {
        starter(server).kill();
        Folder.delete(folder.data(server.id()));
        Folder.copy(data, folder.data(server.id()));
        starter(server).start();
    }

    /** Deletes everything in Redis, in memory and on disk. */
    public void wipeRedis() {
        ((Redis) starter(Server.REDIS).program()).wipe();
    }

    /** Runs statements as the database's own user, who may do anything. */
    public void asDatabaseRoot(String statements) {
        database().execute(statements);
    }

    /** The command line of a client that reads statements for the database, also if others run it. */
    public List<String> databaseClient() {
        return starters.containsKey(Server.MARIADB) ? database().client() : List.of("mariadb");
    }

    /** The command line of the program that dumps a schema of the database as statements. */
    public List<String> databaseDump() {
        return database().dump();
    }

    private DatabaseProgram database() {
        return (DatabaseProgram) starter(Server.MARIADB).program();
    }

    /** The programs that are not packages of this machine, each with its version. */
    private Set<String> versions() {
        Set<String> versions = new TreeSet<>();
        for (Server server : starters.keySet()) {
            set.userland(server).ifPresent(userland -> versions.addAll(userland.versions()));
        }
        return versions;
    }

    /** Runs {@code rabbitmqctl} with some arguments. */
    public void controlRabbit(String... arguments) {
        ((RabbitMq) starter(Server.RABBITMQ).program()).control(List.of(arguments));
    }

    private Starter starter(Server server) {
        Starter starter = starters.get(server);
        if (starter == null) {
            throw new StackException(server.id() + " is run by others: it cannot be commanded from here");
        }
        return starter;
    }

    /** Stops all servers in their orderly way. */
    @Override
    public void close() {
        locked(() -> Parallel.each(starters.values(), Starter::stop));
    }

    /** Ends all servers at once and deletes their data; the logs stay. */
    public void destroy() {
        locked(() -> Parallel.each(starters.values(), starter -> {
            starter.kill();
            starter.program().cleanUp();
        }));
        Folder.delete(folder.data());
    }

    /** Serializes programs that start the same stack at the same time. */
    private void locked(Runnable work) {
        try (FileChannel file =
                FileChannel.open(folder.conf("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
