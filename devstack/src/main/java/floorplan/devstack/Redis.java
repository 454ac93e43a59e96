package floorplan.devstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A private Redis that writes every change to its append-only file and the file to disk every second.
 *
 * @param environment holds its users' passwords
 */
record Redis(ServerSet set, Folder folder, int port, Map<String, String> environment) implements Program {
    @Override
    public String name() {
        return Server.REDIS.id();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder.data(name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folder.writeSecret(conf(), """
                bind 127.0.0.1
                port %d
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                tcp-keepalive 20
                user default off
                user floorplan_owner on >%s ~* &* +@all
                %s
                %s
                """.formatted(
                        port, folder.data(name()), password("OWNER"), application("worker"), application("api")));
    }

    /**
     * The rights of an application. Either application may host the account queue, fill the cache, and move and sweep
     * the marks of messages; other keys are forbidden.
     */
    private String application(String name) {
        return ("user floorplan_%s on >%s resetchannels -@all +auth +hello +ping +info +client|setname +time"
                        + " (+hget +hmget +hset +hdel +hlen +hscan +eval +evalsha ~pre_data ~suc_send_data)"
                        + " (+get +mget +set +del ~loan_info:* ~credit_line:*)")
                .formatted(name, password(name.toUpperCase(Locale.ROOT)));
    }

    private String password(String role) {
        return Objects.requireNonNull(environment.get("FLOORPLAN_REDIS_" + role + "_PASSWORD"));
    }

    private Path conf() {
        return folder.conf("redis.conf");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(set.command(Server.REDIS, List.of("redis-server", conf().toString())));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean answers() {
        return "+PONG".equals(call("PING"));
    }

    /** Empties the server, as if it had lost both its memory and its file. */
    void wipe() {
        String answer = call("FLUSHALL SYNC");
        if (!"+OK".equals(answer)) {
            throw new StackException("redis did not wipe its data: " + answer);
        }
    }

    /** The first line of the answer, or the error. */
    private String call(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream()
                    .write("AUTH floorplan_owner %s\r\n%s\r\n"
                            .formatted(password("OWNER"), command)
                            .getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String authenticated = lines.readLine();
            return "+OK".equals(authenticated) ? String.valueOf(lines.readLine()) : String.valueOf(authenticated);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
