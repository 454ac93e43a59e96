package floorplan.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stack of integration tests: one that {@code make test} has started for the whole build, or else one for this JVM,
 * which is deleted with its data when the JVM ends. JVMs of tests that run concurrently have names, and each uses the
 * stack of its name.
 */
public final class TestStack {
    /** The names of the JVMs that the build lets run concurrently. */
    private static final List<String> JVMS = List.of("jvm-1", "jvm-2");

    private static @Nullable Stack stack;

    private TestStack() {}

    /**
     * Returns the same stack on each call, with all servers answering: servers that an earlier test has killed or
     * paused are mended.
     */
    public static synchronized Stack get() {
        if (stack == null) {
            stack = find();
        } else {
            stack.mend();
        }
        return stack;
    }

    /**
     * The settings of a program that uses the stack. No server is mended, so this may be called while a test keeps one
     * down.
     */
    public static synchronized Map<String, String> environment() {
        return (stack == null ? get() : stack).environment();
    }

    private static Path folder() {
        return Repository.root().resolve(".floorplan").resolve("test");
    }

    /** The name of this JVM among those that run tests concurrently. */
    public static String jvm() {
        return System.getProperty("test.jvm", JVMS.getFirst());
    }

    private static Path folderOfBuild(String jvm) {
        return folder().resolve("build").resolve(jvm);
    }

    /** Starts new stacks for a whole build, after stopping and deleting those of a killed run. */
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

    /**
     * MariaDB's logs of the statements caused by the tests of this build; empty outside of a build, or with another
     * database.
     */
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
