package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stack's ports and passwords: chosen once and stored beside its data, so they are the same at each start. */
final class Settings {
    private static final int SECRET_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final String SERVERS = "servers";

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();

    private Settings(Path file) {
        this.file = file;
    }

    static Settings of(Folder folder) {
        Settings settings = new Settings(folder.conf("settings"));
        if (Files.exists(settings.file)) {
            settings.values.putAll(parse(settings.file));
        }
        return settings;
    }

    /** Uses the given ports from now on. */
    void givePorts(Map<String, Integer> ports) {
        ports.forEach((name, port) -> values.put(name + ".port", port.toString()));
    }

    ServerSet servers() {
        return ServerSet.named(values.getOrDefault(SERVERS, ServerSet.HOST.id()));
    }

    void takeServers(ServerSet set) {
        values.put(SERVERS, set.id());
    }

    int port(String name) {
        return Integer.parseInt(values.computeIfAbsent(name + ".port", key -> freePort()));
    }

    /**
     * A free port that no other server of the stack has: servers start concurrently, so a port may still be free
     * although another server has chosen it.
     */
    private String freePort() {
        String port;
        do {
            port = Integer.toString(Ports.free());
        } while (values.containsValue(port));
        return port;
    }

    /** A random text of hexadecimal digits, which needs no quoting anywhere. */
    String secret(String name) {
        return values.computeIfAbsent(name + ".secret", key -> HexFormat.of().formatHex(random(SECRET_BYTES)));
    }

    /** A random key: 256 bits in base64. */
    String key(String name) {
        return values.computeIfAbsent(name + ".key", key -> Base64.getEncoder().encodeToString(random(KEY_BYTES)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    void save() {
        Folder.writeSecret(file, format(values));
    }

    /** Lines of {@code KEY=value} that a shell can read too. */
    static String format(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static Map<String, String> parse(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
