package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Folders of stacks that belong to one process each and are deleted after its end.
 *
 * @param parent folder that contains them
 */
record OwnedFolders(Path parent) {
    private static final String PREFIX = "process-";
    private static final String OWNER = "owner";

    /** Creates a folder for this process, after deleting those of killed processes. */
    Path mine() {
        return locked(() -> {
            sweepAll();
            return create();
        });
    }

    private Path create() {
        long pid = ProcessHandle.current().pid();
        try {
            Path folder = Files.createDirectories(parent.resolve(PREFIX + pid));
            String identity = Files.readString(RunningProcess.stat(pid)) + Files.readString(RunningProcess.BOOT_ID);
            Files.writeString(folder.resolve(OWNER), identity);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops and deletes the stacks that killed processes have left. */
    void sweep() {
        locked(() -> {
            sweepAll();
            return parent;
        });
    }

    /** Excludes other processes, so that no folder in creation is taken for one of a killed process. */
    private <T> T locked(Supplier<T> work) {
        try (FileChannel file = FileChannel.open(
                Files.createDirectories(parent).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweepAll() {
        for (Path folder : existing()) {
            Optional<RunningProcess> owner = RunningProcess.recordedIn(folder.resolve(OWNER));
            if (owner.filter(RunningProcess::isAlive).isEmpty()) {
                Stack.at(StackOptions.ofOwnServers(folder)).destroy();
                Folder.delete(folder);
            }
        }
    }

    private List<Path> existing() {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
