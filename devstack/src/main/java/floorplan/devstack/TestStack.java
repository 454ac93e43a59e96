package floorplan.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stack of integration tests: one that {@code make test} has started for the whole build, else one for this JVM
 * that is gone, with its data, when the JVM ends. JVMs of tests that run side by side have names, and each has the stack of
 * its name.
 */
public final class TestStack {
    /** As many as the build lets run side by side. */
    private static final List<String> JVMS = List.of("jvm-1", "jvm-2");

    private static @Nullable Stack stack;

    private TestStack() {}

    /** The same stack each time, all of it answering: what an earlier test has killed or paused is mended. */
    public static synchronized Stack get() {
        if (stack == null) {
            stack = find();
        } else {
            stack.mend();
        }
        return stack;
    }

    /** The settings of a program that uses the stack. No server is mended, so that it may be asked for while a test has one down. */
    public static synchronized Map<String, String> environment() {
        return (stack == null ? get() : stack).environment();
    }

    private static Path folder() {
        return Repository.root().resolve(".floorplan").resolve("test");
    }

    /** The name of this JVM among those that run tests side by side. */
    public static String jvm() {
        return System.getProperty("floorplan.test.jvm", JVMS.getFirst());
    }

    private static Path folderOfBuild(String jvm) {
        return folder().resolve("build").resolve(jvm);
    }

    /** Starts the stacks of a whole build from nothing: what a killed run has left is stopped and deleted first. */
    static void startForBuild() {
        new OwnedFolders(folder()).sweep();
        stopAfterBuild();
        Parallel.each(JVMS, jvm -> {
            Folder.delete(folderOfBuild(jvm));
            Stack.start(StackOptions.in(folderOfBuild(jvm)).keepingStatements());
        });
    }

    /** Stops the stacks of the build and deletes their data; the logs stay until the next ones start. */
    static void stopAfterBuild() {
        Parallel.each(
                JVMS,
                jvm -> Stack.at(StackOptions.ofOwnServers(folderOfBuild(jvm))).destroy());
    }

    /** MariaDB's logs of the statements that the tests of this build have caused; none outside of a build, or with another database. */
    public static List<Path> statements() {
        return JVMS.stream()
                .map(jvm -> MariaDb.statements(new Folder(folderOfBuild(jvm))))
                .filter(Files::exists)
                .toList();
    }

    private static Stack find() {
        Path ofBuild = folderOfBuild(jvm());
        return Stack.isRunningIn(ofBuild) ? Stack.start(StackOptions.in(ofBuild).keepingStatements()) : startOwn();
    }

    private static Stack startOwn() {
        Path mine = new OwnedFolders(folder()).mine();
        Stack own = Stack.start(StackOptions.in(mine));
        Runtime.getRuntime().addShutdownHook(new Thread(own::destroy, "stop-servers"));
        return own;
    }
}
