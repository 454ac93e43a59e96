package floorplan.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Installs the programs that the servers need and the machine lacks. If none is missing, this costs a few disk
 * accesses.
 */
final class Install {
    // The installation of a package starts its server unless this policy forbids it; a policy of the machine's own is
    // kept. An unwanted system service must not start at the next boot either.
    private static final String SCRIPT = """
            set -e
            policy=/usr/sbin/policy-rc.d
            if [ ! -e $policy ]; then
              trap 'rm -f $policy' EXIT
              printf '#!/bin/sh\\nexit 101\\n' > $policy
              chmod 755 $policy
            fi
            export DEBIAN_FRONTEND=noninteractive
            apt-get -q update
            apt-get -q -y --no-install-recommends install "$@"
            if [ -d /run/systemd/system ]; then
              for package; do
                service=$(echo "$package" | sed 's/^mariadb-server$/mariadb/')
                systemctl -q disable "$service" || true
              done
            fi
            """;

    private Install() {}

    /** Installs the packages that these servers need and the machine lacks. */
    static synchronized void missing(Set<Server> servers, ServerSet set) {
        EnumSet<Server> installed = EnumSet.noneOf(Server.class);
        for (Server server : servers) {
            set.userland(server).ifPresentOrElse(Userland::install, () -> installed.add(server));
        }
        Set<String> packages = missingPackages(installed);
        if (!packages.isEmpty()) {
            packages(packages);
            if (!missingPackages(installed).isEmpty()) {
                throw new StackException(advice(packages));
            }
        }
        if (servers.contains(Server.TEMPORAL) && TemporalBinary.isMissing()) {
            TemporalBinary.install();
        }
    }

    private static Set<String> missingPackages(Collection<Server> servers) {
        Set<String> packages = new TreeSet<>();
        if (servers.contains(Server.MARIADB) && Command.find("mariadbd").isEmpty()) {
            packages.add("mariadb-server");
        }
        if (servers.contains(Server.REDIS) && Command.find("redis-server").isEmpty()) {
            packages.add("redis-server");
        }
        if (servers.contains(Server.RABBITMQ) && !Files.exists(RabbitMq.SCRIPT)) {
            packages.add("rabbitmq-server");
        }
        return packages;
    }

    /** @throws StackException if they cannot be installed; the message says what to do */
    static void packages(Set<String> packages) {
        List<String> command = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            command.add("sudo");
        }
        command.addAll(List.of("sh", "-c", SCRIPT, "install"));
        command.addAll(packages);
        System.err.println("installing " + String.join(", ", packages));
        try {
            // sudo may have to ask for a password, so it gets the terminal.
            if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new StackException(advice(packages), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StackException(advice(packages));
    }

    private static String advice(Set<String> packages) {
        return "could not install what is missing; as root: apt-get update && apt-get install --no-install-recommends "
                + String.join(" ", packages);
    }
}
