package floorplan.devstack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The stack of integration tests: the one that {@code make test} has started for the whole build, else one for this JVM
 * that is gone, with its data, when the JVM ends.
 */
public final class TestStack {
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

    private static Path folder() {
        return Repository.root().resolve(".floorplan").resolve("test");
    }

    private static Path folderOfBuild() {
        return folder().resolve("build");
    }

    /** Starts the stack of a whole build from nothing: what a killed run has left is stopped and deleted first. */
    static void startForBuild() {
        new OwnedFolders(folder()).sweep();
        stopAfterBuild();
        Folder.delete(folderOfBuild());
        Stack.start(StackOptions.in(folderOfBuild()));
    }

    /** Stops the stack of the build and deletes its data; the logs stay until the next one starts. */
    static void stopAfterBuild() {
        Stack.at(StackOptions.ofOwnServers(folderOfBuild())).destroy();
    }

    private static Stack find() {
        return Stack.isRunningIn(folderOfBuild()) ? Stack.start(StackOptions.in(folderOfBuild())) : startOwn();
    }

    private static Stack startOwn() {
        OwnedFolders folders = new OwnedFolders(folder());
        folders.sweep();
        Path mine = folders.mine();
        Stack own = Stack.start(StackOptions.in(mine));
        Runtime.getRuntime().addShutdownHook(new Thread(own::destroy, "stop-servers"));
        return own;
    }
}
