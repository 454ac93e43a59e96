package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs of another Debian release, run on this machine without being installed. The release's packages are unpacked
 * once per user. A program started from them sees their {@code /usr} in place of the machine's, through a mount that no
 * other process sees. Otherwise it is a normal process, with the same files, ports and process ids.
 *
 * @param suite the release, by Debian's name
 * @param packages the packages that are wanted
 * @param helpers packages that every Debian has, so that other packages do not declare them
 */
record Userland(String suite, List<String> packages, List<String> helpers) {
    static final Userland MYSQL = new Userland("sid", List.of("mysql-server-core", "mysql-client-core"), List.of());

    /** RabbitMQ and Erlang are started by shell scripts. */
    static final Userland REDIS_AND_RABBITMQ = new Userland(
            "trixie", List.of("redis-server", "rabbitmq-server"), List.of("dash", "coreutils", "sed", "grep"));

    // Uses package lists, a status file and a cache of its own, so those of the machine are neither read nor changed.
    // Debian's address is that of the machine's own packages.
    private static final String FETCH = """
            set -e
            suite=$1
            shift
            . /etc/os-release
            mirror=$(apt-get indextargets --no-release-info --format '$(REPO_URI) $(COMPONENT) $(RELEASE)' 'Created-By: Packages' \
              | awk -v release="$VERSION_CODENAME" '$2 == "main" && $3 == release { print $1; exit }')
            if [ -z "$mirror" ]; then
              echo "apt has no source for Debian $VERSION_CODENAME: which mirror to use is not known" >&2
              exit 1
            fi
            mkdir -p lists/partial archives/partial unpacked
            : > status
            echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > sources.list
            own() {
              apt-get -q -o Dir::State="$PWD" -o Dir::State::lists="$PWD/lists" -o Dir::State::status="$PWD/status" \
                -o Dir::Cache="$PWD" -o Dir::Cache::archives="$PWD/archives" -o Dir::Etc::sourcelist="$PWD/sources.list" \
                -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
                -o APT::Sandbox::User=root -o APT::Install-Recommends=false -o APT::Get::List-Cleanup=false "$@"
            }
            own update
            own -y --download-only install "$@"
            for package in archives/*.deb; do
              dpkg-deb --extract "$package" unpacked
              dpkg-deb --show --showformat '${Package} ${Version}\\n' "$package" >> unpacked/versions
            done
            """;

    // The only locale that needs no files.
    private static final String ENTER = "export LC_ALL=C && mount --bind \"$1\" /usr && shift && exec \"$@\"";

    /** Fetches and unpacks the packages once. The version served then stays until the folder is deleted. */
    synchronized void install() {
        if (Files.exists(folder())) {
            return;
        }
        System.err.println("fetching " + String.join(", ", packages) + " of Debian " + suite);
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(folder().getParent()), suite + "-");
            List<String> fetch = new ArrayList<>(List.of("sh", "-c", FETCH, "fetch", suite));
            fetch.addAll(packages);
            fetch.addAll(helpers);
            Path log = work.resolve("install.log");
            if (!Command.succeeds(
                    new ProcessBuilder(fetch).directory(work.toFile()), "", log, Duration.ofMinutes(10))) {
                throw new StackException("could not fetch %s of Debian %s; its log: %s%n%s"
                        .formatted(String.join(", ", packages), suite, log, Command.lastLines(log)));
            }
            try {
                Files.move(work.resolve("unpacked"), folder(), StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // If another process was faster, its folder stays.
                if (!Files.exists(folder())) {
                    throw e;
                }
            }
            Folder.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return Folder.cache().resolve("debian-" + suite);
    }

    /** A line for each wanted package: its name and version. */
    List<String> versions() {
        try {
            return Files.readAllLines(folder().resolve("versions")).stream()
                    .filter(line -> packages.contains(line.split(" ", 2)[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The command, run with the programs and libraries of this release. The process keeps its id, since each step
     * replaces itself by the next one.
     */
    List<String> command(List<String> command) {
        List<String> inside = new ArrayList<>(List.of("unshare", "--mount"));
        if (!System.getProperty("user.name").equals("root")) {
            inside.add("--map-root-user"); // in a namespace of its own, anyone may mount
        }
        inside.addAll(
                List.of("sh", "-c", ENTER, "enter", folder().resolve("usr").toString()));
        inside.addAll(command);
        return inside;
    }
}
