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

    /** Where the stacks of tests are kept. */
    static Path folder() {
        return Repository.root().resolve(".floorplan").resolve("test");
    }

    /** The stack for a whole build. */
    static StackOptions ofBuild() {
        return StackOptions.in(folder().resolve("build"));
    }

    private static Stack find() {
        return Stack.isRunningIn(ofBuild().folder()) ? Stack.start(ofBuild()) : startOwn();
    }

    private static Stack startOwn() {
        OwnedFolders folders = new OwnedFolders(folder());
        folders.sweep();
        Stack own = Stack.start(StackOptions.in(folders.mine()));
        Runtime.getRuntime().addShutdownHook(new Thread(own::destroy, "stop-servers"));
        return own;
    }
}
