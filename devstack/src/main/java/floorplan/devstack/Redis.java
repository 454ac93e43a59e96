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

/** A private Redis 7 that writes every change to its append-only file and the file to disk every second. */
record Redis(Folder folder, int port, String password) implements Program {
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
                requirepass %s
                appendonly yes
                appendfsync everysec
                save ""
                """.formatted(port, folder.data(name()), password));
    }

    private Path conf() {
        return folder.conf("redis.conf");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder("redis-server", conf().toString());
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean answers() {
        return "+PONG".equals(call("PING"));
    }

    /** Empties it, as a server is that comes back with neither memory nor file. */
    void wipe() {
        String answer = call("FLUSHALL SYNC");
        if (!"+OK".equals(answer)) {
            throw new StackException("redis did not wipe its data: " + answer);
        }
    }

    /** The first line of the answer, or what went wrong. */
    private String call(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(2000);
            socket.getOutputStream()
                    .write("AUTH %s\r\n%s\r\n".formatted(password, command).getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String authenticated = lines.readLine();
            return "+OK".equals(authenticated) ? String.valueOf(lines.readLine()) : String.valueOf(authenticated);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
