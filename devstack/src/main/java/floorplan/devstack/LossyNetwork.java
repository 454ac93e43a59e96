package floorplan.devstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network namespace for one process, which reaches each server over a link of its own. A link can lose every packet
 * of one direction, as when a host vanishes: unlike with a proxy that swallows data, nothing acknowledges the lost
 * packets, and no connection is notified. Needs root.
 */
public final class LossyNetwork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern SOCKET = Pattern.compile("\\S+:(?<local>\\d+)\\s+\\S+:(?<peer>\\d+)");
    private static final Path LOG = Path.of("target", "network.log");

    /** The direction in which a link loses packets. */
    public enum Lost {
        /** Packets that the process sends. */
        REQUESTS,
        /** Packets that the server sends. */
        ANSWERS
    }

    private final String name = "floorplan-" + ProcessHandle.current().pid();

    /** Addresses that depend on the process id, so that networks of concurrent processes rarely share one. */
    private final String addresses =
            "10.%d.%%d.%%d".formatted(200 + ProcessHandle.current().pid() % 50);

    private final List<String> links;
    private final List<List<String>> undone = new ArrayList<>();

    /** @param links their names; the process's own ports are reached over the first one */
    public LossyNetwork(List<String> links) {
        this.links = List.copyOf(links);
        install();
        run("ip", "netns", "add", name);
        undone.add(List.of("ip", "netns", "del", name));
        inside("ip", "link", "set", "lo", "up");
        links.forEach(this::addLink);
    }

    private static void install() {
        List<String> missing = Stream.of("ip", "tc", "ss", "iptables")
                .filter(program -> Command.find(program).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            Install.packages(Set.of("iproute2", "iptables"));
        }
    }

    /**
     * Adds a link. Servers listen only on this host's loopback address, so traffic over the link to any address of this
     * host is redirected there.
     */
    private void addLink(String link) {
        String here = device(link);
        run("ip", "link", "add", here, "type", "veth", "peer", "name", "to-" + here, "netns", name);
        run("ip", "addr", "add", address(link) + "/30", "dev", here);
        run("ip", "link", "set", here, "up");
        inside("ip", "addr", "add", process(link) + "/30", "dev", "to-" + here);
        inside("ip", "link", "set", "to-" + here, "up");
        run("sysctl", "-q", "-w", "net.ipv4.conf." + here + ".route_localnet=1");
        run(toLoopback("-A", here));
        undone.add(List.of(toLoopback("-D", here)));
    }

    private static String[] toLoopback(String change, String device) {
        return new String[] {
            "iptables",
            "-t",
            "nat",
            change,
            "PREROUTING",
            "-i",
            device,
            "-p",
            "tcp",
            "-j",
            "DNAT",
            "--to-destination",
            "127.0.0.1"
        };
    }

    private String device(String link) {
        return "fp%d-%d".formatted(links.indexOf(link), ProcessHandle.current().pid() % 100_000);
    }

    /** The address of this host for the process. */
    public String address(String link) {
        return addresses.formatted(links.indexOf(link), 1);
    }

    private String process(String link) {
        return addresses.formatted(links.indexOf(link), 2);
    }

    /** The address of the process for this host. */
    public String process() {
        return process(links.getFirst());
    }

    /** The words before a command that make it run inside the network. */
    public List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    public void lose(String link, Lost what) {
        String device = device(link);
        switch (what) {
            case ANSWERS -> run("tc", "qdisc", "replace", "dev", device, "root", "blackhole");
            case REQUESTS -> inside("tc", "qdisc", "replace", "dev", "to-" + device, "root", "blackhole");
        }
    }

    /**
     * Ports of the process that have an established connection over a link.
     *
     * @param bySender true for connections that the process takes to be established, false for the server's view
     */
    public Set<String> connections(String link, boolean bySender) {
        List<String> command = new ArrayList<>(bySender ? prefix() : List.of());
        command.addAll(List.of("ss", "-Htn", "state", "established", "dst", bySender ? address(link) : process(link)));
        try (BufferedReader lines = new ProcessBuilder(command).start().inputReader()) {
            return lines.lines()
                    .map(SOCKET::matcher)
                    .filter(Matcher::find)
                    .map(socket -> socket.group(bySender ? "local" : "peer"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inside(String... command) {
        run(Stream.concat(prefix().stream(), Stream.of(command)).toArray(String[]::new));
    }

    private static void run(String... command) {
        Command.run(new ProcessBuilder(command), "", LOG, PATIENCE);
    }

    /** Removes the network. A process that still runs inside loses all connections. */
    @Override
    public void close() {
        undone.reversed().forEach(command -> Command.succeeds(new ProcessBuilder(command), "", LOG, PATIENCE));
        links.forEach(
                link -> Command.succeeds(new ProcessBuilder("ip", "link", "del", device(link)), "", LOG, PATIENCE));
    }
}
