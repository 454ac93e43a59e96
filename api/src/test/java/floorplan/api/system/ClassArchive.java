package floorplan.api.system;

import floorplan.devstack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An application's jar unpacked as a folder, with an archive of the classes that it loads until it is ready. A start
 * from the archive takes a third of the CPU of a start from the jar (3.9 s instead of 11.3 s), and the tests start
 * applications some twenty times. Making the archive costs one more start.
 */
final class ClassArchive {
    private final Path jar;
    private final Path folder;
    private final Path archive;
    private final List<String> java;

    /**
     * @param jar as the build leaves it
     * @param java the program with the options that each start uses
     */
    ClassArchive(Path jar, List<String> java) {
        this.jar = jar;
        this.folder = jar.resolveSibling("laid-out");
        this.archive = folder.resolve("classes.jsa");
        this.java = java;
    }

    /**
     * The arguments that start the application, instead of {@code -jar} and the jar. Makes the folder and the archive
     * first, if they are missing or belong to an older jar.
     */
    List<String> arguments() {
        synchronized (ClassArchive.class) {
            try (FileChannel lock = FileChannel.open(
                    jar.resolveSibling("laid-out.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!isMade()) {
                    make();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-jar", application());
    }

    private String application() {
        return folder.resolve(jar.getFileName()).toString();
    }

    private boolean isMade() throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    private void make() throws IOException {
        Path unfinished = folder.resolve("unfinished.jsa");
        Map<String, String> environment = new HashMap<>(RunningSystem.believingTokens(TestStack.environment()));
        environment.put("SERVER_PORT", "0");
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        run(Map.of(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", "" + folder);
        run(
                environment,
                "-XX:ArchiveClassesAtExit=" + unfinished,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                application());
        Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(Map<String, String> environment, String... arguments) throws IOException {
        Path log = Path.of("target", jar.getFileName() + "-laid-out-" + TestStack.jvm() + ".log");
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(java));
        command.command().addAll(List.of(arguments));
        command.environment().putAll(environment);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            int status = command.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(jar + " cannot be laid out: status " + status + ", see " + log);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
