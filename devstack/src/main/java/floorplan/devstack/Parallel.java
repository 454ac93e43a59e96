package floorplan.devstack;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts and stops servers concurrently: the slowest one sets the time. */
final class Parallel {
    private Parallel() {}

    /** Works on all elements to the end. Then throws the first failure, with the others suppressed in it. */
    static <T> void each(Collection<T> all, Consumer<T> work) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                executor.execute(() -> {
                    try {
                        work.accept(one);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
            }
        }
        RuntimeException first = failures.poll();
        if (first != null) {
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
